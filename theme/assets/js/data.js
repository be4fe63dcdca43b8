// Data come as scripts, since pages that are opened from a disk may not fetch: a file of data is one
// call of `Zhuchao.give`.
const Zhuchao = (() => {
  "use strict";
  /** @type {Map<string, Promise<any>>} */
  const asked = new Map();
  /** @type {Map<string, (value: any) => void>} */
  const waiting = new Map();
  return {
    /**
     * What the file of data at an address holds; it is asked for once.
     * @param {string} address as seen from the page
     * @returns {Promise<any>} fails where there is no such file
     */
    load(address) {
      const { href } = new URL(address, document.baseURI);
      let answer = asked.get(href);
      if (!answer) {
        answer = new Promise((resolve, reject) => {
          const script = document.createElement("script");
          waiting.set(href, resolve);
          script.src = href;
          script.onerror = () => {
            asked.delete(href);
            reject(new Error(`no data at ${href}`));
          };
          document.head.append(script);
        });
        asked.set(href, answer);
      }
      return answer;
    },
    /**
     * Hands over what a file of data holds; called by that file alone.
     * @param {any} value
     */
    give(value) {
      const script = /** @type {HTMLScriptElement} */ (document.currentScript);
      waiting.get(script.src)?.(value);
    },
  };
})();
