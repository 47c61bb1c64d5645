/** Tallyman: what machines saw becomes a number that people can trust. See ARCHITECTURE.md for the floors. */
@NullMarked
package org.tallyman;

import org.jspecify.annotations.NullMarked;
