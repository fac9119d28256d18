package de.medicalhub.fhir.engine.control;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UnreadableEntryTest {
    private final UnreadableEntry finder = new UnreadableEntry(FhirContext.forR4());

    @Test
    void entryWithAValueThatIsNoDateIsFound() {
        String body = """
                {"resourceType":"Bundle","type":"transaction","entry":[
                 {"resource":{"resourceType":"Patient","birthDate":"1960-12-31"}},
                 {"resource":{"resourceType":"Patient","birthDate":"31.12.1960"}}]}""";

        assertThat(finder.find(body)).hasValue(1);
    }

    @Test
    void entryOfXmlWithAValueThatIsNoDateIsFound() {
        assertThat(finder.find("\n" + xml("1960-12-31", "31.12.1960"))).hasValue(1);
        assertThat(finder.find(xml("31.12.1960", "1960-12-31"))).hasValue(0);
        assertThat(finder.find(xml("1960-12-31", "1960"))).isEmpty();
    }

    @Test
    void entriesOfXmlWithAPrefixAreReadToo() {
        String body = xml("1960-12-31", "31.12.1960")
                .replace("<", "<f:")
                .replace("<f:/", "</f:")
                .replace("xmlns=", "xmlns:f=");

        assertThat(finder.find(body)).hasValue(1);
    }

    @Test
    void entitiesOfXmlAreNotLookedUp() {
        String body = "<!DOCTYPE x [<!ENTITY secret SYSTEM \"file:///dev/null\">]>" + xml("&secret;");

        assertThat(finder.find(body)).isEmpty();
    }

    @Test
    void nothingIsFoundInWhatIsNoBundle() {
        assertThat(finder.find("<Bundle/>")).isEmpty();
        assertThat(finder.find("<Bundle><entry>")).isEmpty();
        assertThat(finder.find("entry: 1")).isEmpty();
        assertThat(finder.find("")).isEmpty();
    }

    @Test
    void nothingIsFoundInAReadableBundle() {
        assertThat(finder.find(
                        "{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":{\"resourceType\":\"Patient\"}}]}"))
                .isEmpty();
    }

    private static String xml(String... birthDates) {
        return Stream.of(birthDates)
                .map(date ->
                        "<entry><resource><Patient><birthDate value=\"" + date + "\"/></Patient></resource></entry>")
                .collect(Collectors.joining(
                        "", "<Bundle xmlns=\"http://hl7.org/fhir\"><type value=\"transaction\"/>", "</Bundle>"));
    }
}
