package dev.socketchat.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;

/**
 * A table of one run: a row for each contender, a column for each figure, and each figure as a ratio to the first row.
 * What was measured several times is shown as its median.
 */
final class Figures {

    private final String title;
    private final List<String> columns;
    private final Map<String, List<double[]>> rows = new LinkedHashMap<>();

    Figures(String title, List<String> columns) {
        this.title = title;
        this.columns = columns;
    }

    /** Adds a measurement and shows it at once. NaN stands for what does not happen at all. */
    void add(String name, double... values) {
        rows.computeIfAbsent(name, none -> new ArrayList<>()).add(values);
        System.out.println(name + ": " + columns + " = " + DoubleStream.of(values).mapToObj(Figures::number).toList());
    }

    void print() {
        System.out.printf("%n%s%n%-42s", title, "");
        columns.forEach(column -> System.out.printf(" %28s", column));
        System.out.println();
        List<double[]> first = rows.values().iterator().next();
        rows.forEach((name, measured) -> {
            System.out.printf("%-42s", name);
            for (int i = 0; i < columns.size(); i++) {
                double value = median(measured, i);
                System.out.printf(" %28s", number(value) + "  (" + ratio(value / median(first, i)) + ")");
            }
            System.out.println();
        });
    }

    private static double median(List<double[]> measured, int column) {
        return measured.stream().mapToDouble(values -> values[column]).sorted().toArray()[measured.size() / 2];
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "never" : String.format(Locale.ROOT, value < 100 ? "%.2f" : "%,.0f", value);
    }

    private static String ratio(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.2f x", value);
    }
}
