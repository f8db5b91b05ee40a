package org.cityplus.acceptance;

/** Measurements made inside the page. */
final class Scripts {
    private Scripts() {}

    /**
     * Controls with less than the given number of pixels a side. A radio button or tick is as large as its label; a link
     * inside a sentence is exempt (WCAG 2.2, 2.5.8); the skip link shows only on focus; what
     * is hidden from readers, such as the districts of the map, stands as a full-sized link elsewhere.
     */
    static final String SMALL_TARGETS = """
            (least) => {
              const inSentence = (a) => a.matches('a') && getComputedStyle(a).display.startsWith('inline')
                && [...a.parentNode.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
              const target = (e) => e.matches('[type=radio],[type=checkbox]') && e.closest('label') || e;
              return [...document.querySelectorAll('a[href],button,summary,select,textarea,input:not([type=hidden])')]
                .filter((e) => e.checkVisibility({ visibilityProperty: true }) && !e.matches('.skip') && !inSentence(e)
                  && !e.closest('[aria-hidden="true"]'))
                .map((e) => ({ e, box: target(e).getBoundingClientRect() }))
                .filter(({ box }) => box.width < least - 0.5 || box.height < least - 0.5)
                .map(({ e, box }) => Math.round(box.width) + '×' + Math.round(box.height) + ' '
                  + e.outerHTML.replace(/<svg.*?<\\/svg>/gs, '').slice(0, 160));
            }""";

    /** The page itself when it scrolls sideways, and what sticks out of it. */
    static final String TOO_WIDE = """
            () => {
              const room = document.documentElement.clientWidth, needs = document.documentElement.scrollWidth;
              if (needs <= room) return [];
              const out = [...document.querySelectorAll('body *')]
                .filter((e) => e.getBoundingClientRect().right > room + 1)
                .slice(0, 4).map((e) => e.outerHTML.slice(0, 120));
              return ['needs ' + needs + ' px: ' + out.join(' | ')];
            }""";

    /** Text with so little room that its words fall apart into a column of letters. */
    static final String SQUEEZED = """
            () => [...document.querySelectorAll('body *')]
              .filter((e) => e.checkVisibility({ visibilityProperty: true }) && !e.closest('.vh,svg,select,textarea'))
              .filter((e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim().length > 5))
              .filter((e) => {
                const words = document.createRange(), em = parseFloat(getComputedStyle(e).fontSize);
                words.selectNodeContents(e);
                const box = words.getBoundingClientRect();
                return box.width > 0 && box.width < 2.5 * em && box.height > 5 * em;
              })
              .slice(0, 4).map((e) => e.outerHTML.slice(0, 120))""";

    /** The focused element when nothing shows that it is focused; a control may show it on what follows it. */
    static final String UNSEEN_FOCUS = """
            () => {
              const e = document.activeElement, next = e.nextElementSibling, box = e.getBoundingClientRect();
              if (e === document.body) return null;
              const outlined = (x) => x && getComputedStyle(x).outlineStyle !== 'none'
                && parseFloat(getComputedStyle(x).outlineWidth) >= 2;
              const within = box.bottom > 0 && box.top < innerHeight;
              return within && (outlined(e) || outlined(next)) ? null : e.outerHTML.slice(0, 160);
            }""";

    /**
     * Each way in which text stands before its background: both colours, size and weight, which decide its contrast (WCAG 2.2,
     * 1.4.3). What is switched off, or is a single sign, axe judges otherwise; what only screen readers read, not at all.
     * Colours on their way from light to dark have arrived.
     */
    static final String SHADES = """
            () => {
              document.getAnimations().filter((a) => a instanceof CSSTransition).forEach((a) => a.finish());
              const says = (e) => e.matches('input:not([type=hidden]),select,textarea')
                || [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
              const grounds = (e) => {
                const all = [];
                for (let x = e; x; x = x.parentElement) {
                  const s = getComputedStyle(x);
                  if (s.opacity !== '1') all.push('opacity ' + s.opacity);
                  if (s.backgroundImage !== 'none') all.push(s.backgroundImage);
                  if (s.backgroundColor !== 'rgba(0, 0, 0, 0)') all.push(s.backgroundColor);
                  if (s.backgroundColor.startsWith('rgb(')) break;
                }
                return all;
              };
              const off = (e) => e.closest(':disabled,[aria-disabled=true]') || e.closest('label')?.control?.disabled;
              const shades = [...document.querySelectorAll('body *')]
                .filter((e) => says(e) && !e.closest('.vh') && e.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
                .map((e) => {
                  const s = getComputedStyle(e);
                  return [s.color, s.fontSize, s.fontWeight, s.textShadow, off(e) ? 'off' : '',
                    e.textContent.trim().length === 1 ? 'sign' : '', ...grounds(e)].join('; ');
                });
              return [...new Set(shades)];
            }""";

    /** axe leaves empty style attributes behind; htmx would copy them, and the policy for styles would refuse that. */
    static final String FORGET_AXE =
            "() => document.querySelectorAll('[style=\"\"]').forEach((e) => e.removeAttribute('style'))";
}
