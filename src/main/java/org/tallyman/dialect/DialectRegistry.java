package org.tallyman.dialect;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.tallyman.dialect.cassia.CassiaDialect;
import org.tallyman.dialect.chirpstack.ChirpStackDialect;
import org.tallyman.dialect.digitalmatter.DigitalMatterDialect;
import org.tallyman.dialect.globalstar.GlobalstarDialect;
import org.tallyman.dialect.gps103.Gps103Dialect;
import org.tallyman.dialect.gt06.Gt06Dialect;
import org.tallyman.dialect.h02.H02Dialect;
import org.tallyman.dialect.impinj.ImpinjDialect;
import org.tallyman.dialect.jt600.Jt600Dialect;
import org.tallyman.dialect.jt808.Jt808Dialect;
import org.tallyman.dialect.kontakt.KontaktDialect;
import org.tallyman.dialect.llrp.LlrpDialect;
import org.tallyman.dialect.lorawan.codec.BuiltInCodecs;
import org.tallyman.dialect.lorawan.codec.PayloadCodecs;
import org.tallyman.dialect.mapping.MappedDialect;
import org.tallyman.dialect.mapping.Mappings;
import org.tallyman.dialect.meitrack.MeitrackDialect;
import org.tallyman.dialect.minew.MinewDialect;
import org.tallyman.dialect.modbus.ModbusDialect;
import org.tallyman.dialect.nmea.NmeaDialect;
import org.tallyman.dialect.osmand.OsmandDialect;
import org.tallyman.dialect.queclink.QueclinkDialect;
import org.tallyman.dialect.ruuvi.RuuviDialect;
import org.tallyman.dialect.senml.SenmlDialect;
import org.tallyman.dialect.sparkplug.SparkplugDialect;
import org.tallyman.dialect.suntech.SuntechDialect;
import org.tallyman.dialect.t800x.T800xDialect;
import org.tallyman.dialect.tallyman.TallymanDialect;
import org.tallyman.dialect.teltonika.TeltonikaDialect;
import org.tallyman.dialect.textline.TextLineDialect;
import org.tallyman.dialect.tk103.Tk103Dialect;
import org.tallyman.dialect.tts.TtsDialect;
import org.tallyman.dialect.zebra.ZebraDialect;

/** The dialects by name, as {@code POST /ingest/<name>} writes it. */
public final class DialectRegistry {

    private final Map<String, Dialect> dialects = new TreeMap<>();

    public DialectRegistry() {
        this(BuiltInCodecs.all(), Mappings.NONE);
    }

    /** With codecs for what LoRaWAN servers do not decode, and mappings for JSON of any shape. */
    public DialectRegistry(PayloadCodecs codecs, Mappings mappings) {
        this(
                new CassiaDialect(),
                new ChirpStackDialect(codecs, mappings),
                new DigitalMatterDialect(),
                new GlobalstarDialect(),
                new Gps103Dialect(),
                new Gt06Dialect(),
                new H02Dialect(),
                new ImpinjDialect(),
                new Jt600Dialect(),
                new Jt808Dialect(),
                new KontaktDialect(),
                new LlrpDialect(),
                new MappedDialect(mappings),
                new MeitrackDialect(),
                new MinewDialect(),
                new ModbusDialect(),
                new NmeaDialect(),
                new OsmandDialect(),
                new QueclinkDialect(),
                new RuuviDialect(),
                new SenmlDialect(),
                new SparkplugDialect(),
                new SuntechDialect(),
                new T800xDialect(),
                new TallymanDialect(),
                new TeltonikaDialect(),
                new TextLineDialect(),
                new Tk103Dialect(),
                new TtsDialect(codecs, mappings),
                new ZebraDialect());
    }

    private DialectRegistry(Dialect... dialects) {
        for (Dialect dialect : dialects) {
            this.dialects.put(dialect.name(), dialect);
        }
    }

    public Optional<Dialect> find(String name) {
        return Optional.ofNullable(dialects.get(name));
    }

    /** In alphabetical order. */
    public Set<String> names() {
        return Collections.unmodifiableSet(dialects.keySet());
    }
}
