package org.tallyman.fleet;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A path drawn without a map: north is up, both directions in the same scale, a tenth of room around it.
 *
 * @param data SVG path data
 * @param startX where it begins; {@code endX} and {@code endY}: where it ends
 * @param scaleM metres that {@code scaleWidth} units of the drawing stand for
 */
public record PathDrawing(
        String data, String startX, String startY, String endX, String endY, long scaleM, String scaleWidth) {

    /** Metres in a degree of latitude, near enough for a drawing. */
    private static final double DEGREE_M = 111_320;

    private static final double SMALLEST_M = 50;

    /** What is nearer to the point before, in units of the drawing, nobody can tell from it. */
    private static final double NEAREST = 0.5;

    /** In a field of this size; empty with fewer than two points. */
    public static Optional<PathDrawing> of(List<Position> path, int width, int height) {
        if (path.size() < 2) {
            return Optional.empty();
        }
        double south = path.stream().mapToDouble(Position::latitude).min().orElseThrow();
        double north = path.stream().mapToDouble(Position::latitude).max().orElseThrow();
        double west = path.stream().mapToDouble(Position::longitude).min().orElseThrow();
        double east = path.stream().mapToDouble(Position::longitude).max().orElseThrow();
        double shrink = Math.max(0.01, Math.cos(Math.toRadians((south + north) / 2)));
        double wideM = Math.max(SMALLEST_M, (east - west) * DEGREE_M * shrink);
        double highM = Math.max(SMALLEST_M, (north - south) * DEGREE_M);
        double perM = Math.min(width * 0.8 / wideM, height * 0.8 / highM);
        double middleX = (east + west) / 2;
        double middleY = (north + south) / 2;
        StringBuilder data = new StringBuilder();
        double drawnX = Double.NaN;
        double drawnY = Double.NaN;
        String startX = "";
        String startY = "";
        double x = 0;
        double y = 0;
        for (int i = 0; i < path.size(); i++) {
            Position at = path.get(i);
            x = width / 2.0 + (at.longitude() - middleX) * DEGREE_M * shrink * perM;
            y = height / 2.0 - (at.latitude() - middleY) * DEGREE_M * perM;
            if (i == 0) {
                startX = number(x);
                startY = number(y);
            } else if (i < path.size() - 1 && Math.hypot(x - drawnX, y - drawnY) < NEAREST) {
                continue;
            }
            data.append(i == 0 ? 'M' : 'L').append(number(x)).append(' ').append(number(y));
            drawnX = x;
            drawnY = y;
        }
        long scaleM = roundScale(width * 0.25 / perM);
        return Optional.of(
                new PathDrawing(data.toString(), startX, startY, number(x), number(y), scaleM, number(scaleM * perM)));
    }

    /** Latitude and longitude for people, to about ten metres. */
    public static String words(Position at) {
        return String.format(
                Locale.ROOT,
                "%.4f° %s, %.4f° %s",
                Math.abs(at.latitude()),
                at.latitude() < 0 ? "S" : "N",
                Math.abs(at.longitude()),
                at.longitude() < 0 ? "W" : "E");
    }

    /** What the scale stands for, such as {@code 500 m} or {@code 20 km}. */
    public String scaleWords() {
        return scaleM < 1000 ? scaleM + " m" : scaleM / 1000 + " km";
    }

    private static long roundScale(double metres) {
        double power = Math.pow(10, Math.floor(Math.log10(metres)));
        double lead = metres / power;
        return Math.max(1, Math.round((lead >= 5 ? 5 : lead >= 2 ? 2 : 1) * power));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
