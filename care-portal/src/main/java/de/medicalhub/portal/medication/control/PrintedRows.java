package de.medicalhub.portal.medication.control;

import de.medicalhub.portal.medication.Medicine;
import de.medicalhub.portal.medication.MedicineCatalogue;
import de.medicalhub.portal.medication.Substance;
import de.medicalhub.portal.medication.entity.Dosage;
import de.medicalhub.portal.medication.entity.Entry;
import de.medicalhub.portal.medication.entity.FreeText;
import de.medicalhub.portal.medication.entity.Heading;
import de.medicalhub.portal.medication.entity.Line;
import de.medicalhub.portal.medication.entity.PrintedPage.Cell;
import de.medicalhub.portal.medication.entity.PrintedPage.Kind;
import de.medicalhub.portal.medication.entity.PrintedPage.Row;
import de.medicalhub.portal.medication.entity.Product;
import de.medicalhub.portal.medication.entity.Recipe;
import de.medicalhub.portal.medication.entity.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The rows of the printed table (M10). What a plan leaves to its numbers comes from the catalogue. */
final class PrintedRows {
    static final List<String> COLUMNS = List.of(
            "Wirkstoff",
            "Handelsname",
            "Stärke",
            "Form",
            "Morgens",
            "Mittags",
            "Abends",
            "zur Nacht",
            "Einheit",
            "Hinweise",
            "Grund");

    private static final List<String> WEEKDAYS =
            List.of("montags", "dienstags", "mittwochs", "donnerstags", "freitags", "samstags", "sonntags");

    private final MedicineCatalogue catalogue;

    PrintedRows(MedicineCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    List<Row> of(List<Section> sections) {
        List<Row> rows = new ArrayList<>();
        for (Section section : sections) {
            if (section.hasHeading()) {
                String words =
                        Heading.of(section.headingCode()).map(Heading::words).orElse(section.heading());
                rows.add(across(Kind.HEADING, words));
            }
            section.lines().forEach(line -> add(line, rows));
        }
        return rows;
    }

    private void add(Line line, List<Row> rows) {
        if (line instanceof Entry entry) {
            rows.add(new Row(Kind.MEDICINE, cells(entry)));
            addBound(weekday(entry.dosage()) + entry.boundLine(), rows);
        } else if (line instanceof Recipe recipe) {
            rows.add(across(Kind.RECIPE, recipe.text()));
            addBound(recipe.boundLine(), rows);
        } else if (line instanceof FreeText free) {
            rows.add(across(Kind.TEXT, free.text()));
        }
    }

    private static void addBound(String words, List<Row> rows) {
        if (!words.isEmpty()) {
            rows.add(across(Kind.BOUND, words));
        }
    }

    private static String weekday(Dosage dosage) {
        return dosage.weekday().matches("[1-7]")
                ? "einmal in der Woche: " + WEEKDAYS.get(Integer.parseInt(dosage.weekday()) - 1)
                : "";
    }

    private List<Cell> cells(Entry entry) {
        Product product = entry.product();
        Optional<Medicine> known = product.pzn().isEmpty() ? Optional.empty() : catalogue.find(product.fullPzn());
        List<Substance> substances = product.substances().isEmpty()
                ? known.map(Medicine::substances).orElse(List.of())
                : product.substances();
        List<Cell> cells = new ArrayList<>();
        cells.add(new Cell(each(substances, Substance::name), 1));
        cells.add(cell(named(product, known)));
        cells.add(new Cell(each(substances, Substance::strength), 1));
        String form = product.form() + product.formText();
        cells.add(cell(form.isEmpty() ? known.map(Medicine::form).orElse("") : form));
        cells.addAll(dosage(entry.dosage()));
        cells.add(cell(entry.dosage().unitWords()));
        cells.add(cell(entry.hint()));
        cells.add(cell(entry.reason()));
        return cells;
    }

    /** Without a catalogue its number is all that is known of a medicine, and better than an empty row. */
    private static String named(Product product, Optional<Medicine> known) {
        if (!product.tradeName().isEmpty() || !product.substances().isEmpty()) {
            return product.tradeName();
        }
        return known.map(Medicine::tradeName).orElse("PZN " + product.fullPzn());
    }

    /** Four times of a day, an absent one is 0; or a text across them; or nothing, if nothing is said. */
    private static List<Cell> dosage(Dosage dosage) {
        if (!dosage.hasTimes()) {
            return List.of(new Cell(List.of(dosage.text()), 4));
        }
        return List.of(dosage.morning(), dosage.noon(), dosage.evening(), dosage.night()).stream()
                .map(amount -> cell(amount.isEmpty() ? "0" : amount))
                .toList();
    }

    private static List<String> each(List<Substance> substances, Function<Substance, String> words) {
        return substances.stream().map(words).toList();
    }

    private static Row across(Kind kind, String words) {
        return new Row(kind, List.of(new Cell(broken(words), COLUMNS.size())));
    }

    private static Cell cell(String words) {
        return new Cell(broken(words), 1);
    }

    /** A tilde is a line break. */
    private static List<String> broken(String words) {
        return List.of(words.split("~", -1));
    }
}
