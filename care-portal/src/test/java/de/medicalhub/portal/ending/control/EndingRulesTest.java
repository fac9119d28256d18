package de.medicalhub.portal.ending.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.portal.ending.entity.Ending;
import de.medicalhub.portal.ending.entity.Missing;
import de.medicalhub.portal.ending.entity.Said;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndingRulesTest {
    @Test
    @DisplayName("E1: without a choice nothing ends")
    void aChoiceIsNeeded() {
        assertThat(EndingRules.missing(null, new Said("patient", "so", "Organization/h")))
                .contains(new Missing("what", "fault.what.missing"));
    }

    @ParameterizedTest
    @CsvSource({
        "CONSENT_DISCHARGE, , , , by",
        "CONSENT_VIDEO, patient, , , ",
        "TRANSFERRED, , , , house",
        "TRANSFERRED, , , ' ', house",
        "TRANSFERRED, , , Organization/h, ",
        "REFUSED, , , , comment",
        "REFUSED, , ' ', , comment",
        "REFUSED, , geht zur Tochter, , ",
        "COMPLETED, , , , ",
        "DIED, , , , "
    })
    @DisplayName("E1: a withdrawal needs who, a transfer where to, a refusal why")
    void whatEachNeeds(
            Ending ending,
            @Nullable String by,
            @Nullable String comment,
            @Nullable String house,
            @Nullable String field) {
        assertThat(EndingRules.missing(ending, new Said(by, comment, house)).map(Missing::field))
                .isEqualTo(java.util.Optional.ofNullable(field));
    }
}
