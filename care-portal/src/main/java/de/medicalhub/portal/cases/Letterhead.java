package de.medicalhub.portal.cases;

import de.medicalhub.portal.records.PartialDate;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Texts;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;

/**
 * What each paper of a case bears beside its own words: who writes it, about whom, and whom to call with questions, as section
 * 39 SGB V and the framework agreement on discharge management demand.
 *
 * @param hospital {@code Organization/…}
 * @param german papers are German
 */
public record Letterhead(Case found, String hospital, Texts german) {
    private static final String KVNR = "http://fhir.de/sid/gkv/kvid-10";
    private static final String IK = "http://fhir.de/sid/arge-ik/iknr";

    /** Of the case's own hospital. */
    public static Letterhead of(Case found, Texts german) {
        return new Letterhead(found, found.organisation("hospital").orElse(""), german);
    }

    /** Name, address, number (IK) and telephone in a line each; empty if the directory does not show the hospital. */
    public Optional<String> sender() {
        return found.resources()
                .find(Organization.class, hospital)
                .map(sender -> lines(Stream.of(
                        sender.getName(),
                        Resources.line(sender.getAddressFirstRep()),
                        number(sender.getIdentifier(), IK, "letter.print.ik"),
                        phone(sender))));
    }

    /** The number that pages and the contact line name, too; else the one of the house. */
    private String phone(Organization sender) {
        String number = line().map(ContactLine::phone)
                .orElseGet(() ->
                        Objects.requireNonNullElse(sender.getTelecomFirstRep().getValue(), ""));
        return number.isEmpty() ? "" : german.say(Phrase.of("letter.print.phone", number));
    }

    /** Name, date of birth, address and insurance number in a line each. */
    public Optional<String> person() {
        return found.patient()
                .map(patient -> lines(Stream.of(
                        Resources.nameOf(patient.getName()),
                        PartialDate.ofBirth(patient).born(german),
                        Resources.line(patient.getAddressFirstRep()),
                        number(patient.getIdentifier(), KVNR, "letter.print.insured"))));
    }

    /** At the foot of each page, so that a sheet that got lost finds its way back: what it is, about whom. */
    public Optional<String> foot(String title) {
        return found.patient()
                .map(patient -> Stream.of(
                                title,
                                Resources.nameOf(patient.getName()),
                                PartialDate.ofBirth(patient).born(german))
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(", ")));
    }

    /** Whom to call after the discharge, and when. */
    public Optional<String> contact() {
        return line().map(line -> german.say(
                line.hours().isEmpty()
                        ? Phrase.of("letter.print.contact.any-time", name(line), line.phone())
                        : Phrase.of("letter.print.contact", name(line), line.phone(), line.hours())));
    }

    private String name(ContactLine line) {
        return found.resources()
                .find(Organization.class, hospital)
                .map(Organization::getName)
                .filter(name -> !name.isEmpty())
                .orElse(line.hospital());
    }

    private Optional<ContactLine> line() {
        return ContactLine.of(found.resources(), hospital, german);
    }

    private String number(List<Identifier> numbers, String system, String key) {
        return numbers.stream()
                .filter(number -> system.equals(number.getSystem()) && number.hasValue())
                .map(number -> german.say(Phrase.of(key, number.getValue())))
                .findFirst()
                .orElse("");
    }

    private static String lines(Stream<String> lines) {
        return lines.filter(line -> line != null && !line.isBlank()).collect(Collectors.joining("\n"));
    }
}
