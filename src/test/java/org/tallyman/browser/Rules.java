package org.tallyman.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Rules that are looked at from inside a page; each script answers with what breaks them, in words. */
final class Rules {

    /** Fits its width; landmarks, headings, labels, names and heads are there. */
    static final String STRUCTURE = """
            () => {
              const wrong = [];
              const say = (rule, element) => wrong.push(rule + (element ? ': ' + element.outerHTML.slice(0, 120) : ''));
              const all = selector => [...document.querySelectorAll(selector)];
              const shown = element => element.checkVisibility({ visibilityProperty: true });
              const wide = document.documentElement.scrollWidth;
              if (wide > innerWidth) say(`${wide} px wide on a screen of ${innerWidth}`);
              if (!document.documentElement.lang) say('no language');
              if (!document.title) say('no title');
              if (all('main').length !== 1) say('not one main landmark');
              if (all('h1').length !== 1) say('not one first heading');
              const ids = new Set();
              for (const element of all('[id]')) { if (ids.has(element.id)) say('id twice', element); ids.add(element.id); }
              for (const field of all('input:not([type=hidden]), select, textarea')) {
                if (!field.labels?.length && !field.getAttribute('aria-label')) say('no label', field);
              }
              for (const each of all('button, a[href], summary')) {
                const name = (each.getAttribute('aria-label') || each.textContent || each.title || '').trim();
                if (!name && shown(each)) say('no name', each);
              }
              for (const image of all('img:not([alt])')) say('no words for an image', image);
              for (const svg of all('svg')) {
                if (svg.getAttribute('aria-hidden') !== 'true' && !svg.getAttribute('aria-label')) say('no words for a drawing', svg);
              }
              for (const head of all('th:not([scope])')) say('a head of nothing', head);
              for (const area of all('.scroll')) {
                if (area.scrollWidth > area.clientWidth && area.tabIndex < 0) say('cannot be scrolled by keyboard', area);
              }
              for (const nav of all('nav')) if (!nav.getAttribute('aria-label')) say('a nameless navigation', nav);
              let level = 0;
              for (const heading of all('main h1, main h2, main h3')) {
                const own = Number(heading.tagName[1]);
                if (own > level + 1) say('a heading level left out', heading);
                level = own;
              }
              return wrong;
            }""";

    /** Every text token on every surface on which it stands. */
    static final String CONTRAST = """
            least => {
              const probe = document.createElement('span');
              document.body.append(probe);
              const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
              const rgb = token => {
                probe.style.setProperty('color', `var(--${token})`);
                canvas.fillStyle = getComputedStyle(probe).color;
                canvas.fillRect(0, 0, 1, 1);
                return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
              };
              const light = token => rgb(token).map(c => c / 255).map(c => c <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4)
                .reduce((sum, c, i) => sum + c * [.2126, .7152, .0722][i], 0);
              const ratio = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + .05) / (y + .05); };
              const wrong = [];
              const pairs = [
                ...['text', 'quiet', 'accent', 'attention', 'alarm', 'unknown'].flatMap(ink => ['page', 'surface'].map(paper => [ink, paper])),
                ['text', 'sunken'], ['quiet', 'sunken'], ['text', 'accent-wash'], ['text', 'attention-wash'], ['attention', 'attention-wash'],
                ['text', 'alarm-wash'], ['alarm', 'alarm-wash'], ['accent-ink', 'accent'], ['alarm-ink', 'alarm-fill'],
              ];
              for (const [ink, paper] of pairs) {
                const found = ratio(ink, paper);
                if (found < least) wrong.push(`${ink} on ${paper} is ${found.toFixed(2)}:1`);
              }
              probe.remove();
              return wrong;
            }""";

    /** Buttons, fields and the bar at the bottom: 56 px high where a glove must hit them. */
    static final String TARGETS = """
            () => [...document.querySelectorAll('.button, .dock > a, .dock > details > summary, .field input:not([type=checkbox]), .field select, .scan-form input')]
              .filter(each => each.checkVisibility({ visibilityProperty: true }))
              .map(each => [each, each.getBoundingClientRect().height])
              .filter(([, height]) => height < 55.5)
              .map(([each, height]) => `${height} px high: ${each.outerHTML.slice(0, 100)}`)""";

    /** Rules of WCAG 2.2 A and AA, and what axe knows as good practice. */
    static final String AXE = """
            async () => {
              const found = await axe.run(document, { resultTypes: ['violations'],
                runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
              return found.violations.map(each => `${each.id}, ${each.nodes.length} times, such as ${each.nodes[0].html.slice(0, 160)}`);
            }""";

    /** The program of axe-core; {@link #AXE} needs it in the page. */
    static String axe() {
        try (InputStream program = Rules.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(program).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Rules() {}
}
