/**
 * Digital Matter's asset trackers (Oyster, Yabby, Remora, Dart and others): their protocol over TCP, with the commit
 * by which a device frees its memory, and both JSON shapes of the maker's HTTP connectors.
 *
 * <p>Owns the words of these three. The maker gives the documents of the first to integrators only; what stands here is
 * known from its public articles on times and fields and from open servers.
 */
@NullMarked
package org.tallyman.dialect.digitalmatter;

import org.jspecify.annotations.NullMarked;
