/**
 * An example distribution centre that comes alive: its master data, and simulated devices that speak over real sockets to
 * the real ports. It is a program of its own, run by {@code ./tally demo} beside Tallyman, and knows of it only what any
 * client knows: the API, the ingest addresses, MQTT. Of the application's code it uses {@code ident} alone.
 *
 * <p>{@link org.tallyman.demo.Story} is what all share; each capability is an {@link org.tallyman.demo.Activity} that puts
 * what it does on the {@link org.tallyman.demo.Agenda}.
 */
@NullMarked
package org.tallyman.demo;

import org.jspecify.annotations.NullMarked;
