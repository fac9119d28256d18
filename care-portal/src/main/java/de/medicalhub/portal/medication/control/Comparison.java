package de.medicalhub.portal.medication.control;

import de.medicalhub.portal.medication.entity.Difference;
import de.medicalhub.portal.medication.entity.Difference.Change;
import de.medicalhub.portal.medication.entity.Difference.Kind;
import de.medicalhub.portal.medication.entity.Entry;
import de.medicalhub.portal.medication.entity.Field;
import de.medicalhub.portal.medication.entity.Finding;
import de.medicalhub.portal.medication.entity.FreeText;
import de.medicalhub.portal.medication.entity.MedicationPlan;
import de.medicalhub.portal.medication.entity.Person;
import de.medicalhub.portal.medication.entity.Place;
import de.medicalhub.portal.medication.entity.PlacedLine;
import de.medicalhub.portal.medication.entity.Product;
import de.medicalhub.portal.medication.entity.Recipe;
import de.medicalhub.portal.medication.entity.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Two plans of one person, line by line (M9).
 *
 * @param differences lines of the record in their order, then those that were added
 * @param warnings another name or birth date; nothing is blocked by them
 */
public record Comparison(List<Difference> differences, List<Finding> warnings) {
    /** The closest match first: the same line, the same number, the same medicine by its description. */
    private static final List<Function<PlacedLine, String>> KEYS =
            List.of(Comparison::wholeLine, Comparison::number, Comparison::description);

    public Comparison {
        differences = List.copyOf(differences);
        warnings = List.copyOf(warnings);
    }

    public static Comparison of(MedicationPlan recorded, MedicationPlan scanned) {
        List<PlacedLine> before = lines(recorded);
        List<PlacedLine> after = new ArrayList<>(lines(scanned));
        List<Optional<PlacedLine>> partners = partners(before, after);
        List<Difference> differences = new ArrayList<>();
        for (int i = 0; i < before.size(); i++) {
            differences.add(difference(before.get(i), partners.get(i)));
        }
        after.forEach(added -> differences.add(new Difference(Kind.ADDED, List.of(), List.of(added), List.of())));
        return new Comparison(differences, warnings(recorded.person(), scanned.person()));
    }

    /** For each line before the one that it became; those taken are gone from {@code after}. */
    private static List<Optional<PlacedLine>> partners(List<PlacedLine> before, List<PlacedLine> after) {
        List<Optional<PlacedLine>> partners = new ArrayList<>();
        before.forEach(line -> partners.add(Optional.empty()));
        for (Function<PlacedLine, String> key : KEYS) {
            for (int i = 0; i < before.size(); i++) {
                String wanted = key.apply(before.get(i));
                if (partners.get(i).isEmpty() && !wanted.isEmpty()) {
                    Optional<PlacedLine> partner = after.stream()
                            .filter(line -> key.apply(line).equals(wanted))
                            .findFirst();
                    partners.set(i, partner);
                    partner.ifPresent(after::remove);
                }
            }
        }
        return partners;
    }

    private static Difference difference(PlacedLine before, Optional<PlacedLine> partner) {
        if (partner.isEmpty()) {
            return new Difference(Kind.MISSING, List.of(before), List.of(), List.of());
        }
        PlacedLine after = partner.get();
        List<Change> changes = Arrays.stream(Field.values())
                .map(field -> new Change(field, field.of(before), field.of(after)))
                .filter(change -> !change.from().equals(change.to()))
                .filter(change -> !isShortened(change, before, after))
                .toList();
        return new Difference(changes.isEmpty() ? Kind.SAME : Kind.CHANGED, List.of(before), List.of(after), changes);
    }

    /** Of two with the same number one has a name that no plan holds: a person has shortened it. */
    private static boolean isShortened(Change change, PlacedLine before, PlacedLine after) {
        return change.field() == Field.TRADE_NAME
                && !number(before).isEmpty()
                && number(before).equals(number(after))
                && Math.max(change.from().length(), change.to().length()) > EntryCheck.LONGEST_NAME;
    }

    private static List<PlacedLine> lines(MedicationPlan plan) {
        return plan.sections().stream()
                .flatMap(section -> section.lines().stream()
                        .map(line -> new PlacedLine(section.headingCode(), section.heading(), line)))
                .toList();
    }

    private static String wholeLine(PlacedLine placed) {
        return Arrays.stream(Field.values()).map(field -> field.of(placed)).collect(Collectors.joining("\n"));
    }

    private static String number(PlacedLine placed) {
        return placed.line() instanceof Entry entry ? entry.product().pzn().replaceFirst("^0+", "") : "";
    }

    /** Kind, substances with strength, form and name; without a difference between capitals and small letters. */
    private static String description(PlacedLine placed) {
        if (placed.line() instanceof Entry entry) {
            Product product = entry.product();
            String name = product.tradeName() + Field.SUBSTANCES.of(placed);
            return name.isEmpty()
                    ? ""
                    : key("M", Field.SUBSTANCES.of(placed), Field.FORM.of(placed), product.tradeName());
        }
        if (placed.line() instanceof Recipe recipe) {
            return key("R", recipe.text());
        }
        return placed.line() instanceof FreeText free ? key("X", free.text()) : "";
    }

    private static String key(String... parts) {
        return String.join("\n", parts).toLowerCase(Locale.GERMAN).replaceAll("[ \\t\\u00A0]+", " ");
    }

    private static List<Finding> warnings(Person recorded, Person scanned) {
        List<Finding> warnings = new ArrayList<>();
        if (!key(recorded.given().strip(), recorded.family().strip())
                .equals(key(scanned.given().strip(), scanned.family().strip()))) {
            warnings.add(new Finding(Rule.OTHER_NAME, Place.of("P", "")));
        }
        if (!recorded.birthDate().equals(scanned.birthDate())) {
            warnings.add(new Finding(Rule.OTHER_BIRTH_DATE, Place.of("P", "b")));
        }
        return warnings;
    }
}
