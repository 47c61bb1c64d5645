package org.tallyman.stock;

import java.util.List;
import org.tallyman.platform.SortHead;

/**
 * Lines of the inventory, each of a product or each of a place.
 *
 * @param heads name, code, quantity and change, by which it can be sorted
 * @param next address of the next page; empty on the last
 * @param first address of the first page; empty on it
 * @param narrowed whether nothing here may be because too little is asked for, {@code all} the address of all
 * @param unknown how many tags have no product, {@code unknownItems} where they are listed
 */
record StockList(
        boolean byPlace,
        List<StockRow> rows,
        List<SortHead> heads,
        String next,
        String first,
        boolean narrowed,
        String all,
        long unknown,
        String unknownItems) {}
