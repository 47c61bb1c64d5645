package org.tallyman.sense;

import org.tallyman.place.ReadPointRole;
import org.tallyman.place.ReadPointSettings;

/** The rules in force, but for other settings on both sides of one door. */
record TunedRules(Rules live, long door, ReadPointSettings settings) implements Rules {

    @Override
    public Rule at(long readPoint, long atMs) {
        Rule rule = live.at(readPoint, atMs);
        return rule.door() == door ? new Rule(readPoint, rule.role(), door, settings) : rule;
    }

    @Override
    public boolean hasBeams(long of, long atMs) {
        return live.hasBeams(of, atMs);
    }

    @Override
    public long side(long of, ReadPointRole role) {
        return live.side(of, role);
    }
}
