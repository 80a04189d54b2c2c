// Tells an older browser, which would show a white page, which versions the wallet needs. It can read this file.
{
  const isSupported =
    typeof Array.prototype.toSorted === "function" &&
    typeof AbortSignal === "function" &&
    typeof AbortSignal.any === "function" &&
    CSS.supports("color", "light-dark(red, red)");
  if (!isSupported) {
    const isChinese = navigator.language.startsWith("zh");
    document.documentElement.lang = isChinese ? "zh-CN" : "en";
    document.getElementById(isChinese ? "old-browser-zh" : "old-browser").hidden = false;
    // The page's scripts find no place to render.
    document.getElementById("root").remove();
  }
}
