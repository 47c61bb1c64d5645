@NullMarked
package org.tallyman.platform.idempotency;

import org.jspecify.annotations.NullMarked;
