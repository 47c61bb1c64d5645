package org.tallyman.demo;

import java.util.ArrayList;
import java.util.List;

/** Cartons under one SSCC. */
record Pallet(String sscc, List<Carton> cartons) {

    /** Hexadecimal EPCs of all that goes where the pallet goes. */
    List<String> epcs() {
        List<String> epcs = new ArrayList<>();
        epcs.add(Tags.pallet(sscc));
        cartons.forEach(carton -> epcs.add(carton.epc()));
        return epcs;
    }
}
