package de.medicalhub.portal.medication.entity;

import java.io.Serializable;
import java.util.List;

/**
 * One page as it is printed, A4 landscape: whoever draws it puts these words where the official layout has them. The words
 * are German whatever the reader's language, because the plan is (l="de-DE").
 *
 * @param title always the same word
 * @param pageWords such as "Seite 1 von 2"
 * @param person lines of the field in the middle: for whom, born when
 * @param issuer lines of the field below: by whom, where, when
 * @param observations at most three lines of at most 25 letters
 * @param columns headings of the table
 * @param rows at most fifteen
 * @param footer what stands under the table
 * @param code text of the DataMatrix at the upper right
 */
public record PrintedPage(
        String title,
        String pageWords,
        List<String> person,
        List<String> issuer,
        List<String> observations,
        List<String> columns,
        List<Row> rows,
        List<String> footer,
        String code)
        implements Serializable {
    public PrintedPage {
        person = List.copyOf(person);
        issuer = List.copyOf(issuer);
        observations = List.copyOf(observations);
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        footer = List.copyOf(footer);
    }

    /** What a row is, for its looks. */
    public enum Kind {
        HEADING,
        MEDICINE,
        /** Belongs to the row above. */
        BOUND,
        RECIPE,
        TEXT
    }

    /** One row; its cells fill all columns. */
    public record Row(Kind kind, List<Cell> cells) implements Serializable {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /**
     * One cell.
     *
     * @param lines broken where the plan says so
     * @param columns how many columns it spans
     */
    public record Cell(List<String> lines, int columns) implements Serializable {
        public Cell {
            lines = List.copyOf(lines);
        }
    }
}
