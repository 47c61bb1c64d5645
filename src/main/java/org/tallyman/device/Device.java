package org.tallyman.device;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.DeviceKind;
import org.tallyman.dialect.Profile;
import org.tallyman.ident.DeviceId;
import org.tallyman.platform.command.Fields;

/** The row of a device. Its code stays: it is what the device itself was told. */
@Entity
@Table(name = "device")
class Device {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Column(updatable = false)
    private String code = "";

    private String name = "";
    private String dialect = "";

    @Enumerated(EnumType.STRING)
    private DeviceKind kind = DeviceKind.READER;

    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, String> profile = new HashMap<>();

    @Column(name = "place_id")
    private @Nullable Long placeId;

    @Column(name = "parent_id")
    private @Nullable Long parentId;

    @Column(name = "child_name")
    private @Nullable String childName;

    private @Nullable String identifier;

    @Column(name = "expected_interval_s")
    private @Nullable Integer expectedIntervalS;

    @Column(name = "clock_tolerance_s")
    private int clockToleranceS;

    @Enumerated(EnumType.STRING)
    private DeviceStatus status = DeviceStatus.ACTIVE;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt = Instant.EPOCH;

    @Version
    private int version;

    protected Device() {}

    Device(String code, Instant createdAt) {
        this.code = code;
        this.createdAt = createdAt;
    }

    DeviceId id() {
        if (id == null) {
            throw new IllegalStateException("device " + code + " is not stored yet");
        }
        return new DeviceId(id);
    }

    int version() {
        return version;
    }

    String code() {
        return code;
    }

    DeviceDetails.Had had() {
        return new DeviceDetails.Had(profile(), dialect, identifier);
    }

    Profile profile() {
        return new Profile(profile);
    }

    void describe(DeviceDetails details) {
        name = details.name();
        dialect = details.dialect();
        kind = details.kind();
        profile = new HashMap<>(details.profile().settings());
        placeId = details.place() == null ? null : details.place().value();
        identifier = details.identifier();
        expectedIntervalS = details.expectedIntervalS();
        clockToleranceS = details.clockToleranceS();
    }

    /** What somebody said of it, with what it has itself of the fields that it keeps. */
    Fields fill(Fields given, Set<String> keeps) {
        Map<String, String> own = own();
        own.keySet().retainAll(keeps);
        Fields filled = given;
        for (Map.Entry<String, String> field : own.entrySet()) {
            filled = filled.or(field.getKey(), field.getValue());
        }
        return filled;
    }

    /** All that may be said of it, as it is but for one field. */
    Fields with(String field, String value) {
        Map<String, String> values = own();
        values.put(field, value);
        return Fields.of(values);
    }

    private Map<String, String> own() {
        Map<String, String> own = new HashMap<>();
        own.put("name", name);
        own.put("kind", kind.name());
        own.put("dialect", dialect);
        own.put("profile", ProfileText.of(profile));
        own.put("clockToleranceS", String.valueOf(clockToleranceS));
        put(own, "placeId", placeId);
        put(own, "identifier", identifier);
        put(own, "expectedIntervalS", expectedIntervalS);
        return own;
    }

    private static void put(Map<String, String> own, String field, @Nullable Object value) {
        if (value != null) {
            own.put(field, value.toString());
        }
    }

    /** Makes a device that is no child yet the child of a gateway, for good. */
    void childOf(DeviceId gateway, String nameInPayload) {
        parentId = gateway.value();
        childName = nameInPayload;
    }

    /** What its gateway's payload calls it; null for a device with a line of its own. */
    @Nullable
    String childName() {
        return childName;
    }

    boolean isChildOf(@Nullable DeviceId gateway) {
        return gateway != null && parentId != null && gateway.value() == parentId;
    }

    void become(DeviceStatus now) {
        status = now;
    }

    /** For the audit trail. */
    String summary() {
        return kind + " " + code + " “" + name + "” " + dialect + (identifier == null ? "" : " " + identifier) + " "
                + new TreeMap<>(profile) + " at " + placeId + ", " + status
                + (expectedIntervalS == null ? "" : ", every " + expectedIntervalS + " s")
                + (clockToleranceS == DeviceDetails.DEFAULT_TOLERANCE_S
                        ? ""
                        : ", clock within " + clockToleranceS + " s");
    }
}
