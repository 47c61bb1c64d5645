package org.tallyman.ident;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The host name of a {@code ++} scheme (TDS 2.3, 14.5.16): one bit for the method, six for the length, then URN Code 40
 * or groups of seven bits in which frequent beginnings and top-level domains have codes of their own.
 */
final class EpcHostName {

    private static final int MAX_LENGTH = 63;
    private static final int DOMAIN_PAGES = 4;

    /** Codes of seven bits (optimisation table A). */
    private static final Map<Integer, String> SHORT = Map.ofEntries(
            Map.entry(0x1E, "qr."),
            Map.entry(0x1F, "www."),
            Map.entry(0x20, "id."),
            Map.entry(0x5B, ".com"),
            Map.entry(0x5C, ".org"),
            Map.entry(0x5D, ".net"),
            Map.entry(0x5E, ".int"),
            Map.entry(0x60, ".edu"),
            Map.entry(0x7B, ".gov"),
            Map.entry(0x7C, ".mil"),
            Map.entry(0x7D, ".biz"),
            Map.entry(0x7E, ".eco"),
            Map.entry(0x7F, ".med"));

    /** Codes of fourteen bits, by page (tables B1 to B4): a page has 128 places in this order. */
    private static final List<String> PAGES = List.of("""
            ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo bq br bs bt bw by bz \
            ca cc cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg eh er es et eu fi fj fk \
            fm fo fr ga gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is \
            it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc li""", """
            lk lr ls lt lu lv ly ma mc md me mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl \
            no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si sk sl \
            sm sn sr ss st su sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug us uy uz va vc ve vg vi \
            vn vu wf ws ye yt za zm zw""", """
            com.au net.au org.au co.at com.bd co.bd com.br net.br co.nz com.ng com.pk co.in com.in co.il co.jp co.za \
            co.kr com.es com.lk co.th co.tt com.tt com.tr biz.tr com.ua co.uk co.zm com.zm com.cn org.cn net.cn gov.cn""", "tech");

    /** Texts by code: one group, or a page times 128 and a place. */
    private static final Map<Integer, String> LONG = longCodes();

    private EpcHostName() {}

    static String read(EpcReader in) {
        boolean groups = in.take(1, "host name") == 1;
        int length = (int) in.take(6, "host name length");
        if (in.failed()) {
            return "";
        }
        String name = groups ? groups(in, length) : EpcAlphanumeric.code40(in, length);
        if (!in.failed() && !valid(name)) {
            in.refuse("host-name", "host name", name, "must be letters, digits, hyphens and full stops");
        }
        return name.toLowerCase(Locale.ROOT);
    }

    private static String groups(EpcReader in, int length) {
        StringBuilder out = new StringBuilder(length);
        for (int i = 0; i < length && !in.failed(); i++) {
            int code = (int) in.take(7, "host name");
            if (code < DOMAIN_PAGES) {
                code = code * 128 + (int) in.take(7, "host name");
                i++;
                String domain = i < length ? LONG.get(code) : null;
                if (domain == null) {
                    in.refuse("host-name", "host name code", Integer.toString(code), "is reserved or cut short");
                } else {
                    out.append(domain);
                }
            } else {
                out.append(SHORT.getOrDefault(code, Character.toString(code)));
            }
        }
        return out.toString();
    }

    /** Writes the shorter of both methods, Code 40 when they are equal. */
    static void write(EpcWriter out, String hostName) {
        String name = hostName.toLowerCase(Locale.ROOT);
        if (!valid(name)) {
            out.refuse("host-name", "host name", hostName, "must be letters, digits, hyphens and full stops");
            return;
        }
        int[] groups = shortestGroups(name);
        String upper = name.toUpperCase(Locale.ROOT);
        boolean code40 = name.length() <= MAX_LENGTH && EpcAlphanumeric.code40Bits(name.length()) <= 7 * groups.length;
        if (!code40 && groups.length > MAX_LENGTH) {
            out.refuse("host-name", "host name", hostName, "must fit " + MAX_LENGTH + " groups of seven bits");
            return;
        }
        out.put(code40 ? 0 : 1, 1);
        out.put(code40 ? name.length() : groups.length, 6);
        if (code40) {
            EpcAlphanumeric.code40(out, upper);
        } else {
            for (int group : groups) {
                out.put(group, 7);
            }
        }
    }

    /** The fewest groups of seven bits for a name, found from its end. */
    private static int[] shortestGroups(String name) {
        int[][] best = new int[name.length() + 1][];
        best[name.length()] = new int[0];
        for (int at = name.length() - 1; at >= 0; at--) {
            best[at] = joined(new int[] {name.charAt(at)}, best[at + 1]);
            for (Map.Entry<Integer, String> code : SHORT.entrySet()) {
                better(best, name, at, code.getValue(), new int[] {code.getKey()});
            }
            for (Map.Entry<Integer, String> code : LONG.entrySet()) {
                better(best, name, at, code.getValue(), new int[] {code.getKey() >> 7, code.getKey() & 127});
            }
        }
        return best[0];
    }

    private static void better(int[][] best, String name, int at, String text, int[] groups) {
        if (name.startsWith(text, at) && groups.length + best[at + text.length()].length < best[at].length) {
            best[at] = joined(groups, best[at + text.length()]);
        }
    }

    private static int[] joined(int[] first, int[] second) {
        int[] both = new int[first.length + second.length];
        System.arraycopy(first, 0, both, 0, first.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static boolean valid(String name) {
        return !name.isEmpty() && EpcText.HOST.firstOutside(name) < 0;
    }

    private static Map<Integer, String> longCodes() {
        Map<Integer, String> codes = new HashMap<>();
        for (int page = 0; page < DOMAIN_PAGES; page++) {
            String[] domains = PAGES.get(page).split(" ", -1);
            for (int place = 0; place < domains.length; place++) {
                codes.put(page * 128 + place, "." + domains[place]);
            }
        }
        return Map.copyOf(codes);
    }
}
