/** The few texts of the demo that every page shows, in both languages: they come with the page. */
export const frame = {
  en: {
    demoFrame: {
      notice: "Demo programme: all partners and products are invented.",
      bar: "Demo · sample data only",
      controls: "Demo controls",
      faultsOn: "The demo controls are making the service fail.",
      faultsOff: "Stop the faults",
      import: "Import",
      shop: "Demo shop",
    },
  },
  "zh-CN": {
    demoFrame: {
      notice: "演示计划：所有合作方与商品均为虚构。",
      bar: "演示环境 · 数据均为虚构",
      controls: "演示设置",
      faultsOn: "演示设置正在制造故障。",
      faultsOff: "停止故障",
      import: "导入账单",
      shop: "演示商店",
    },
  },
};
