/**
 * Stock, first form: the items that events tell of, where each is, and how many of which product and lot are where.
 *
 * <p>Owns items, their counts, and what people said a tag is on (commissioning). An item's state is that of its newest
 * event that holds, so the order in which events come cannot matter; the counts follow the items within the same
 * transaction, by the database. Must not know shipments, work or pages of other features.
 */
@NullMarked
package org.tallyman.stock;

import org.jspecify.annotations.NullMarked;
