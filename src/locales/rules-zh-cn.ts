import type { RulesMessages } from "./rules-en.ts";

type Translation = { readonly rules: { readonly [Key in keyof RulesMessages["rules"]]: string } };

export const rulesZhCn: Translation = {
  rules: {
    title: "规则与帮助",
    lead: "{name}的使用规则。",
    earn: "积分与价值",
    value: "{points, number} 积分可抵 {money}。",
    whole: "积分为整数，每次使用须为 {step, number} 积分的整数倍。",
    minimum: "满 {minimum, number} 积分可用。",
    noMinimum: "积分没有最低使用限制。",
    validity: "有效期",
    toMonth: "积分自获得起 {months, number} 个月内有效，至当月月底过期。",
    toDay: "积分自获得起 {months, number} 个月内有效，至当天结束时过期。",
    example: "例如：<earned></earned>获得的积分可用至<last></last>，<expired></expired>过期。",
    order: "优先使用最早过期的积分。",
    reminder: "积分最后一个月的前一个月 {day, number} 日会提醒您。",
    spend: "使用",
    perDay: "每天可兑换 {count, number} 次。",
    perProductDay: "每种商品每天可兑换 {count, number} 次。",
    hold: "部分用现金支付时，积分保留 {minutes, number} 分钟；超时未付，积分原路退回，有效期不变。",
    final: "捐赠和抽奖不可撤销。",
    finalDonation: "捐赠不可撤销。",
    finalDraw: "抽奖不可撤销。",
    noTransfer: "积分不可转赠。",
    noWithdrawal: "积分不可提现。",
    refunds: "退款",
    refundNew: "退回的积分为新积分，有效期从退款之日起重新计算。",
    refundExpired: "期间已过期的积分不退回。",
    refundReissue: "期间已过期的积分也会退回。",
    refundCash: "现金由商家退还。",
    help: "帮助",
    helpOrder: "订单、物流或退款问题，请凭订单号联系商家。",
    helpPoints: "积分问题，请在<activity>明细</activity>中打开该笔记录，并向积分计划提供其编号。",
    helpVerify: "如需核对余额，请在<settings>设置</settings>中验证。",
  },
};
