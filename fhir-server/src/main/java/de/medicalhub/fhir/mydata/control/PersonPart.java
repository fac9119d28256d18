package de.medicalhub.fhir.mydata.control;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;

/** Who the patient is and how to reach them. */
final class PersonPart extends Part {
    private static final String KVNR = "http://fhir.de/sid/gkv/kvid-10";

    PersonPart(Words words, Names names) {
        super(words, names);
    }

    void write(Html html, Patient patient, List<Resource> resources) {
        html.section(words().say("person.title"), words().say("person.lead"));
        List<String[]> facts = new ArrayList<>();
        add(facts, "name", Names.of(patient.getNameFirstRep()));
        add(facts, "born", born(patient));
        add(
                facts,
                "gender",
                words().code("gender", patient.hasGender() ? patient.getGender().toCode() : null));
        patient.getIdentifier()
                .forEach(identifier -> add(
                        facts, KVNR.equals(identifier.getSystem()) ? "kvnr" : "number", text(identifier.getValue())));
        patient.getAddress().forEach(address -> add(facts, "address", address(address)));
        patient.getTelecom().forEach(contact -> add(facts, contactKey(contact), text(contact.getValue())));
        add(facts, "practice", names().of(patient.getGeneralPractitioner().stream()));
        patient.getContact()
                .forEach(contact ->
                        add(facts, "contact", Names.of(contact.getName()) + contactsOf(contact.getTelecom())));
        of(resources, RelatedPerson.class)
                .forEach(person ->
                        add(facts, "contact", Names.of(person.getNameFirstRep()) + contactsOf(person.getTelecom())));
        html.facts(facts);
    }

    private void add(List<String[]> facts, String key, String value) {
        facts.add(new String[] {words().say("person." + key), value});
    }

    private String born(Patient patient) {
        String date = text(patient.getBirthDateElement().getValueAsString());
        return date.length() == 10 ? words().day(LocalDate.parse(date)) : date;
    }

    private static String contactKey(ContactPoint contact) {
        return contact.getSystem() == ContactPoint.ContactPointSystem.EMAIL ? "email" : "phone";
    }

    private static String contactsOf(List<ContactPoint> contacts) {
        return contacts.stream()
                .map(ContactPoint::getValue)
                .filter(value -> value != null && !value.isBlank())
                .map(value -> ", " + value)
                .collect(Collectors.joining());
    }

    private static String address(Address address) {
        String lines = address.getLine().stream().map(StringType::getValue).collect(Collectors.joining(", "));
        String town = (text(address.getPostalCode()) + " " + text(address.getCity())).strip();
        return lines.isEmpty() ? town : lines + ", " + town;
    }
}
