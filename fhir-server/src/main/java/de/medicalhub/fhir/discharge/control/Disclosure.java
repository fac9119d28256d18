package de.medicalhub.fhir.discharge.control;

import de.medicalhub.fhir.operation.Fault;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.PrimitiveType;

/**
 * What in a text would tell who the patient is (rule 15). It finds words, not meaning: who writes is told so, and decides
 * what else to leave out.
 */
final class Disclosure {
    private static final Pattern TITLE =
            Pattern.compile("\\b(?:Herrn?|Frau|Hr\\.|Fr\\.|Mr\\.?|Mrs\\.?|Ms\\.?)\\s+(\\p{Lu}[\\p{L}-]+)");
    private static final Pattern BORN =
            Pattern.compile("(?iu)\\b(?:geb\\.|geboren|Jahrgang|born)\\s*\\p{L}*\\s*[\\d.]+");
    private static final Pattern POSTCODE = Pattern.compile("(?<!\\d)\\d{5}(?!\\d)");
    private static final Pattern PHONE = Pattern.compile("(?<![\\d.])(?:\\+|00)?\\d(?:[ /()-]{0,2}\\d){5,}(?![\\d.])");
    private static final Pattern MAIL = Pattern.compile("[\\w.+-]+@[\\w-]+\\.[\\w.]+");
    private static final Pattern INSURANCE = Pattern.compile("(?<![A-Za-z\\d])[A-Za-z]\\s?\\d{9}(?!\\d)");

    /** Parts of streets' names that name no street. */
    private static final Set<String> EVERYWHERE =
            Set.of("strasse", "str", "weg", "platz", "allee", "gasse", "ring", "haus", "dorf");

    private final String parameter;
    private final String text;
    private final String plain;
    private final List<Fault> found = new ArrayList<>();

    private Disclosure(String parameter, String text) {
        this.parameter = parameter;
        this.text = text;
        plain = plain(text);
    }

    /** What looks like a person's data, whosever it is: nothing here depends on the patient, so it cannot be asked out. */
    static List<Fault> patterns(String parameter, String text) {
        Disclosure disclosure = new Disclosure(parameter, text);
        disclosure.match(TITLE, "reveals-name");
        disclosure.match(BORN, "reveals-birth");
        disclosure.match(INSURANCE, "reveals-number");
        disclosure.match(MAIL, "reveals-contact");
        disclosure.match(PHONE, "reveals-contact");
        if (disclosure.found.isEmpty()) {
            disclosure.match(POSTCODE, "reveals-address");
        }
        return disclosure.found;
    }

    /** The same, and what this patient is called, where and how the patient is reached; for those who know the patient. */
    static List<Fault> of(String parameter, String text, Patient patient) {
        Disclosure disclosure = new Disclosure(parameter, text);
        patient.getName().forEach(disclosure::name);
        patient.getAddress().forEach(disclosure::address);
        patient.getTelecom().forEach(disclosure::contact);
        patient.getIdentifier().forEach(disclosure::number);
        patient.getContact().forEach(relative -> {
            disclosure.name(relative.getName());
            relative.getTelecom().forEach(disclosure::contact);
        });
        birth(patient).ifPresent(disclosure::birth);
        disclosure.found.addAll(patterns(parameter, text));
        return disclosure.found.stream()
                .distinct()
                .filter(fault -> disclosure.found.stream().noneMatch(other -> isMoreThan(fault, other)))
                .toList();
    }

    /** "Frau Müller" says no more than "Müller", which is said already. */
    private static boolean isMoreThan(Fault fault, Fault other) {
        return fault.reason().equals(other.reason())
                && !other.limit().isEmpty()
                && fault.limit().length() > other.limit().length()
                && fault.limit().contains(other.limit());
    }

    private void match(Pattern pattern, String reason) {
        Matcher matcher = pattern.matcher(text);
        if (matcher.find()) {
            found.add(new Fault(parameter, reason, matcher.group().strip()));
        }
    }

    private void name(HumanName name) {
        Stream.concat(
                        Stream.of(name.getFamily() == null ? "" : name.getFamily()),
                        name.getGiven().stream().map(PrimitiveType::getValue))
                .flatMap(Disclosure::words)
                .filter(word -> word.length() >= 2)
                .filter(this::isSaid)
                .forEach(word -> found.add(new Fault(parameter, "reveals-name", word)));
    }

    private void address(Address address) {
        Stream.concat(
                        address.getLine().stream().map(PrimitiveType::getValue),
                        Stream.of(address.getCity() == null ? "" : address.getCity()))
                .flatMap(Disclosure::words)
                .filter(word -> word.length() >= 4 && !EVERYWHERE.contains(plain(word)))
                .filter(this::isSaid)
                .forEach(word -> found.add(new Fault(parameter, "reveals-address", word)));
    }

    private void contact(ContactPoint contact) {
        String value = contact.getValue() == null ? "" : contact.getValue();
        String digits = digits(value);
        String end = digits.length() > 6 ? digits.substring(digits.length() - 6) : digits;
        boolean said = value.contains("@")
                ? text.toLowerCase(Locale.ROOT).contains(value.toLowerCase(Locale.ROOT))
                : end.length() >= 5 && digits(text).contains(end);
        if (said) {
            found.add(new Fault(parameter, "reveals-contact", value));
        }
    }

    private void number(Identifier identifier) {
        String value = identifier.getValue() == null
                ? ""
                : plain(identifier.getValue()).replace(" ", "");
        if (value.length() >= 4 && plain.replace(" ", "").contains(value)) {
            found.add(new Fault(parameter, "reveals-number", identifier.getValue()));
        }
    }

    private void birth(LocalDate born) {
        String day = "0?" + born.getDayOfMonth();
        String month = "0?" + born.getMonthValue();
        String year = "(?:" + born.getYear() + "|" + String.format(Locale.ROOT, "%02d", born.getYear() % 100) + ")";
        String german = plain(DateTimeFormatter.ofPattern("MMMM", Locale.GERMAN).format(born));
        String english =
                plain(DateTimeFormatter.ofPattern("MMMM", Locale.ENGLISH).format(born));
        List<String> forms = List.of(
                "(?<!\\d)" + day + "[./ -]+" + month + "[./ -]+" + year + "(?!\\d)",
                born.getYear() + "-"
                        + String.format(Locale.ROOT, "%02d-%02d", born.getMonthValue(), born.getDayOfMonth()),
                "(?<!\\d)" + day + "\\.? *(?:" + german + "|" + english + ")\\.? *" + year + "(?!\\d)");
        forms.stream()
                .map(form -> Pattern.compile(form).matcher(plain))
                .filter(Matcher::find)
                .limit(1)
                .forEach(match -> found.add(new Fault(parameter, "reveals-birth", match.group())));
    }

    /** As a word of its own, also in the genitive. */
    private boolean isSaid(String word) {
        return Pattern.compile("(?<![a-z])" + Pattern.quote(plain(word)) + "(?:s|es)?(?![a-z])")
                .matcher(plain)
                .find();
    }

    private static Optional<LocalDate> birth(Patient patient) {
        try {
            return patient.hasBirthDate()
                    ? Optional.of(LocalDate.parse(patient.getBirthDateElement().getValueAsString()))
                    : Optional.empty();
        } catch (DateTimeParseException onlyTheYear) {
            return Optional.empty();
        }
    }

    private static Stream<String> words(String value) {
        return Stream.of(value.split("[^\\p{L}]+", -1)).filter(word -> !word.isEmpty());
    }

    private static String digits(String value) {
        return value.replaceAll("\\D", "");
    }

    /** Small letters without accents, so that "Müller", "MUELLER" and "Mu\u0308ller" are the same. */
    private static String plain(String value) {
        String small = Normalizer.normalize(value, Normalizer.Form.NFC).toLowerCase(Locale.GERMAN);
        String spelt =
                small.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("ß", "ss");
        return Normalizer.normalize(spelt, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    }
}
