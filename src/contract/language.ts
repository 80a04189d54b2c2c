/** The languages that the service and the page speak, as they stand in Accept-Language. */
export type Language = "en" | "zh-CN";
