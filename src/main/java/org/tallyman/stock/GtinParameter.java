package org.tallyman.stock;

import org.tallyman.ident.Gtin;
import org.tallyman.platform.Problem;

/** A GTIN in a request. */
final class GtinParameter {

    private GtinParameter() {}

    /**
     * Fourteen digits of a parameter.
     *
     * @throws org.tallyman.platform.ProblemException 400 when it is no GTIN
     */
    static String read(String parameter) {
        return Gtin.of(parameter.strip())
                .orElseThrow(() -> Problem.invalid("gtin", parameter, Gtin.RULE).exception());
    }
}
