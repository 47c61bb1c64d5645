package org.tallyman.dialect.modbus;

import java.util.List;
import java.util.Optional;
import org.tallyman.dialect.DeviceKind;
import org.tallyman.dialect.DeviceModel;
import org.tallyman.dialect.Dialect;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.Session;
import org.tallyman.dialect.Setting;
import org.tallyman.ident.Refusal;

/** Registers and bits of a Modbus device, one {@link Poll} a message, with the meaning that the device's profile gives them. */
public final class ModbusDialect implements Dialect {

    private static final List<Setting> SETTINGS = List.of(
            Setting.number(ModbusMap.POLL, "seconds from one poll to the next; 10 without it", 1, 86_400),
            Setting.text(
                    ModbusMap.READ + "*",
                    "a place and its meaning, such as “holding 100 int16 scale 0.1 temperature Cel” or “discrete 3 door”"));

    private static final List<DeviceModel> MODELS =
            DeviceModel.list(DeviceModel.of("", DeviceKind.SENSOR, "Modbus TCP"));

    @Override
    public String name() {
        return "modbus";
    }

    @Override
    public Session open(Profile profile) {
        ModbusMap map = ModbusMap.of(profile);
        return frame -> new PollReader(frame.payload(), map).read();
    }

    @Override
    public List<Setting> settings() {
        return SETTINGS;
    }

    @Override
    public List<DeviceModel> models() {
        return MODELS;
    }

    @Override
    public Optional<Refusal> fault(Profile profile) {
        Optional<Refusal> unknown = Dialect.super.fault(profile);
        return unknown.isPresent() ? unknown : ModbusMap.fault(profile);
    }
}
