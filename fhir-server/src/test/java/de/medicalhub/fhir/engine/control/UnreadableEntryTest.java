package de.medicalhub.fhir.engine.control;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
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
    void nothingIsFoundInWhatIsNoJson() {
        assertThat(finder.find("<Bundle/>")).isEmpty();
    }

    @Test
    void nothingIsFoundInAReadableBundle() {
        assertThat(finder.find(
                        "{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":{\"resourceType\":\"Patient\"}}]}"))
                .isEmpty();
    }
}
