/**
 * People, services and devices: who they are, how they prove it, what they may do at which site, and the audit trail.
 *
 * <p>Knows sites and devices by number only; must not know what is done with a permission.
 */
@NullMarked
package org.tallyman.access;

import org.jspecify.annotations.NullMarked;
