package org.tallyman.intake.mqtt;

/** The ways in, each with a port of its own. */
enum MqttPort {
    PLAIN(false, false, "MQTT"),
    SECURED(false, true, "MQTT over TLS"),
    WEB_SOCKET(true, false, "MQTT over WebSocket"),
    WEB_SOCKET_SECURED(true, true, "MQTT over WebSocket and TLS");

    private final boolean webSocket;
    private final boolean secured;
    private final String text;

    MqttPort(boolean webSocket, boolean secured, String text) {
        this.webSocket = webSocket;
        this.secured = secured;
        this.text = text;
    }

    String text() {
        return text;
    }

    boolean isWebSocket() {
        return webSocket;
    }

    boolean isSecured() {
        return secured;
    }

    int configured(MqttConfig config) {
        return switch (this) {
            case PLAIN -> config.port();
            case SECURED -> config.tlsPort();
            case WEB_SOCKET -> config.webSocketPort();
            case WEB_SOCKET_SECURED -> config.webSocketTlsPort();
        };
    }

    /**
     * The number that Vert.x shares between event loops when it is asked for any port: a negative one, the same for all of them
     * and not one of those that the web server takes for itself, from -1 down.
     */
    int any() {
        return switch (this) {
            case PLAIN -> -100_001;
            case SECURED -> -100_002;
            case WEB_SOCKET -> -100_003;
            case WEB_SOCKET_SECURED -> -100_004;
        };
    }

    String setting() {
        return switch (this) {
            case PLAIN -> "TALLYMAN_MQTT_PORT";
            case SECURED -> "TALLYMAN_MQTT_TLS_PORT";
            case WEB_SOCKET -> "TALLYMAN_MQTT_WEB_SOCKET_PORT";
            case WEB_SOCKET_SECURED -> "TALLYMAN_MQTT_WEB_SOCKET_TLS_PORT";
        };
    }
}
