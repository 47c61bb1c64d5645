/**
 * What commands that change master data share: reading their fields with refusals that name field, value and rule, the
 * outcome as a value, the change as an event for the audit trail, and the question who may do it where.
 *
 * <p>Knows no feature. Who records changes and who holds the grants is wired above.
 */
@NullMarked
package org.tallyman.platform.command;

import org.jspecify.annotations.NullMarked;
