package de.medicalhub.portal.medication.control;

import de.medicalhub.portal.medication.MedicineCatalogue;
import de.medicalhub.portal.medication.entity.Issuer;
import de.medicalhub.portal.medication.entity.MedicationPlan;
import de.medicalhub.portal.medication.entity.Observations;
import de.medicalhub.portal.medication.entity.Person;
import de.medicalhub.portal.medication.entity.PrintHead;
import de.medicalhub.portal.medication.entity.PrintedPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts a page's content where the official layout wants it (M10); nothing is drawn here. */
public final class PrintLayout {
    private static final int OBSERVATION_LINES = 3;
    private static final int OBSERVATION_LETTERS = 25;
    private static final String MORE = "...";

    private final MedicineCatalogue catalogue;
    private final PrintedRows rows;

    public PrintLayout(MedicineCatalogue catalogue) {
        this.catalogue = catalogue;
        this.rows = new PrintedRows(catalogue);
    }

    /** A page of {@link Printing}. */
    public PrintedPage of(MedicationPlan page) {
        return laidOut(page, PlanWriter.write(page));
    }

    /** A page that is looked at only, whatever letters stand in it: it bears no code. */
    public PrintedPage shown(MedicationPlan page) {
        return laidOut(page, "");
    }

    private PrintedPage laidOut(MedicationPlan page, String code) {
        catalogue.expect(page.numbers());
        return new PrintedPage(
                "Medikationsplan",
                pageWords(page.head()),
                person(page.person()),
                issuer(page.issuer()),
                observations(page),
                PrintedRows.COLUMNS,
                rows.of(page.sections()),
                List.of("Für Vollständigkeit und Aktualität des Medikationsplans wird keine Gewähr übernommen."),
                code);
    }

    private static String pageWords(PrintHead head) {
        return head.page().isEmpty() ? "Seite 1 von 1" : "Seite " + head.page() + " von " + head.pages();
    }

    private static List<String> person(Person person) {
        return List.of("für: " + person.fullName(), "geb. am: " + date(person.birthDate()));
    }

    private static List<String> issuer(Issuer issuer) {
        String town = (issuer.postcode() + " " + issuer.town()).strip();
        String address =
                Stream.of(issuer.street(), town).filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
        List<String> lines = new ArrayList<>(List.of("ausgedruckt von: " + issuer.name()));
        Stream.of(address, labelled("Tel.: ", issuer.phone()), labelled("E-Mail: ", issuer.email()))
                .filter(line -> !line.isEmpty())
                .forEach(lines::add);
        lines.add("ausgedruckt am: " + date(issuer.printed().replace("-", "").replaceFirst("T.*", "")));
        return lines;
    }

    /** From YYYYMMDD; what is unknown stays 00, and what is no such date stays as it is. */
    private static String date(String digits) {
        return digits.replaceFirst("^(\\d{4})(\\d{2})(\\d{2})$", "$3.$2.$1");
    }

    private static String labelled(String label, String value) {
        return value.isEmpty() ? "" : label + value;
    }

    /** In the order of the schema's description; what has no room ends with dots. */
    private static List<String> observations(MedicationPlan page) {
        Observations seen = page.observations();
        String sex = page.person().sex().toLowerCase(Locale.ROOT);
        List<String> parts = Stream.of(
                        labelled("Allerg./Unv.: ", seen.allergies()),
                        seen.pregnant().isEmpty() ? "" : "schwanger",
                        seen.breastfeeding().isEmpty() ? "" : "stillend",
                        measured("Gew.: ", seen.weightKilograms(), " kg"),
                        measured("Größe: ", seen.heightCentimetres(), " cm"),
                        measured("Krea.: ", seen.creatinineMilligramsPerDecilitre(), " mg/dl"),
                        labelled("Geschl.: ", sex))
                .filter(part -> !part.isEmpty())
                .toList();
        List<String> lines = new ArrayList<>(wrapped(String.join(", ", parts)));
        Stream.of(seen.text().split("~", -1)).map(PrintLayout::wrapped).forEach(lines::addAll);
        return lines.size() <= OBSERVATION_LINES ? lines : cut(lines.subList(0, OBSERVATION_LINES));
    }

    private static String measured(String label, String value, String unit) {
        return value.isEmpty() ? "" : label + value.replace('.', ',') + unit;
    }

    /** Between words where that is possible. */
    private static List<String> wrapped(String text) {
        List<String> lines = new ArrayList<>();
        String rest = text.strip();
        while (rest.length() > OBSERVATION_LETTERS) {
            int blank = rest.lastIndexOf(' ', OBSERVATION_LETTERS);
            int end = blank > 0 ? blank : OBSERVATION_LETTERS;
            lines.add(rest.substring(0, end).strip());
            rest = rest.substring(end).strip();
        }
        if (!rest.isEmpty()) {
            lines.add(rest);
        }
        return lines;
    }

    private static List<String> cut(List<String> lines) {
        List<String> cut = new ArrayList<>(lines);
        String last = cut.remove(cut.size() - 1);
        int room = OBSERVATION_LETTERS - MORE.length();
        cut.add((last.length() > room ? last.substring(0, room).strip() : last) + MORE);
        return cut;
    }
}
