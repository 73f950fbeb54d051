package dev.socketchat.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A table of one run: a row for each contender, a column for each figure, and each figure as a ratio to the first row. */
final class Figures {

    private final String title;
    private final List<String> columns;
    private final List<Row> rows = new ArrayList<>();

    Figures(String title, List<String> columns) {
        this.title = title;
        this.columns = columns;
    }

    private record Row(String name, double[] values) {
    }

    /** Adds a row and shows it at once. NaN stands for what does not happen at all. */
    void add(String name, double... values) {
        rows.add(new Row(name, values));
        System.out.println(name + ": " + columns + " = " + text(values));
    }

    private static String text(double[] values) {
        List<String> texts = new ArrayList<>();
        for (double value : values) {
            texts.add(number(value));
        }
        return texts.toString();
    }

    void print() {
        System.out.printf("%n%s%n%-42s", title, "");
        columns.forEach(column -> System.out.printf(" %28s", column));
        System.out.println();
        for (Row row : rows) {
            System.out.printf("%-42s", row.name());
            for (int i = 0; i < columns.size(); i++) {
                double first = rows.get(0).values()[i];
                System.out.printf(" %28s", number(row.values()[i]) + "  (" + ratio(row.values()[i] / first) + ")");
            }
            System.out.println();
        }
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "never" : String.format(Locale.ROOT, value < 100 ? "%.2f" : "%,.0f", value);
    }

    private static String ratio(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.2f x", value);
    }
}
