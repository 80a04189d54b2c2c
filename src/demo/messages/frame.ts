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
    },
    session: {
      title: "Choose a demo account",
      lead: "Six sample members with different histories. Everything stays in this browser.",
      members: "Demo members",
      open: "Open",
      opening: "Opening…",
      provisioning: "{entries, number} of {of, number} transactions created",
      opensByItself: "Opens automatically when ready. You can open another one meanwhile.",
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
    },
    session: {
      title: "选择演示账号",
      lead: "六位虚构会员，数据只保存在此浏览器中。",
      members: "演示会员",
      open: "打开",
      opening: "正在打开…",
      provisioning: "已生成 {entries, number} / {of, number} 笔明细",
      opensByItself: "准备好后自动打开，期间可先打开其他账号。",
    },
  },
};
