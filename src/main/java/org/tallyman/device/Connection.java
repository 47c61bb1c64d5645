package org.tallyman.device;

/**
 * How one device connects: commands that work when copied into a shell.
 *
 * @param url where it posts over HTTP
 * @param curl one message over HTTP; empty for a language without a sample
 * @param mqtt one message over MQTT; empty for a language that does not go over MQTT, or when MQTT is switched off
 * @param mqtts the same over TLS, as far as the machine trusts this server's certificate; empty without one
 * @param line in words, where a device is set to that calls on a line of its own, or of whose language there is no sample;
 *     empty for others
 */
public record Connection(String url, String curl, String mqtt, String mqtts, String line) {}
