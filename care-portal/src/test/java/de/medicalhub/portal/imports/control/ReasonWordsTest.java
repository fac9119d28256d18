package de.medicalhub.portal.imports.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.portal.wording.Phrase;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReasonWordsTest {
    @ParameterizedTest(name = "IM3: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "no-resource | The line is not one FHIR R4 resource in JSON.",
                "no-json | The line is no JSON: it cannot be read from character 12 on.",
                "element | The element nmae is not known or its value cannot be read.",
                "not-there | It refers to a resource that is not there.",
                "not-there-in | It refers in Observation.subject to a resource that is not there.",
                "digits | An id of digits only cannot be given from outside; it needs a letter.",
                "rules | It does not keep the rules of its type or profile.",
                "rules-at | It does not keep the rules of its type or profile: Patient.name, Patient.gender.",
                "meanwhile | Somebody else wrote it at the same time.",
                "as-it-is | The server does not take it as it is.",
                "as-it-is | The server does not take it as it is (HAPI-0450).",
                "incident | It failed in the server. Please name incident 1a2b3c4d.",
                "twice | An object has the same property twice, so it is not clear what is meant.",
                "nul | A text holds the character U+0000, which FHIR does not allow.",
                "half | A text holds half a character.",
                "too-deep | The resource is deeper, or of more parts, than one record can be.",
                "no-utf8 | The line is not encoded in UTF-8, or holds a control character.",
                "too-long | The line is longer than 8 million characters.",
                "identity | Only the video service says who compared the health card. Please send it as it is stored.",
                "no-id | The resource has no id. An import stores by id, so that sending it again makes no second one.",
                "faulty-id | The id is none of FHIR: it has 1 to 64 letters, digits, hyphens and dots, and nothing else.",
            })
    void everyReasonHasItsWords(String key, String reason) {
        assertThat(ReasonWords.of(reason).key()).isEqualTo("imports.reason." + key);
    }

    @Test
    @DisplayName("IM3: what is not known is said in the server's words, with nothing read into them")
    void othersAreSaidAsTheyAre() {
        assertThat(ReasonWords.of("Something {0} new."))
                .isEqualTo(Phrase.of("imports.reason.other", Phrase.verbatim("Something {0} new.")));
    }
}
