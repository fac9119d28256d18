package de.medicalhub.transport.billing.control;

import java.util.List;
import java.util.stream.Collectors;

/** A table as RFC 4180 wants it, but with semicolons, as a German spreadsheet expects: quotes where needed, lines that end with CR LF, a byte order mark for spreadsheets (rule 3). */
public final class Csv {
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String FORMULA_BEGINS = "=+-@\t\r";

    private Csv() {}

    /** The whole file. */
    public static String of(List<List<String>> lines) {
        return lines.stream()
                .map(line -> line.stream().map(Csv::field).collect(Collectors.joining(";")) + "\r\n")
                .collect(Collectors.joining("", BYTE_ORDER_MARK, ""));
    }

    private static String field(String text) {
        String safe = !text.isEmpty() && FORMULA_BEGINS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean plain = safe.chars().noneMatch(one -> one == ';' || one == '"' || one == '\r' || one == '\n');
        return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }
}
