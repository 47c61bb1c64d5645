/** What tests of every feature need: a throw-away database, builders, clients. */
@NullMarked
package org.tallyman.testsupport;

import org.jspecify.annotations.NullMarked;
