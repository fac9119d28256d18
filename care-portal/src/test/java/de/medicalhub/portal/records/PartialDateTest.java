package de.medicalhub.portal.records;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.portal.wording.Language;
import de.medicalhub.portal.wording.Texts;
import java.time.Clock;
import java.time.LocalDate;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartialDateTest {
    private static final Texts GERMAN = new Texts(Language.DE, Clock.systemUTC());
    private static final Texts ENGLISH = new Texts(Language.of("en"), Clock.systemUTC());

    @ParameterizedTest
    @CsvSource({
        "1950-03-24, 24.03.1950, geboren am 24.03.1950, 24 Mar 1950, 1950-03-24",
        "1950-03, 03.1950, geboren 03.1950, Mar 1950, 1950-03-31",
        "1950, 1950, geboren 1950, 1950, 1950-12-31",
    })
    @DisplayName("R8 a date of birth may be a month or a year only")
    void ofBirth(String written, String german, String born, String english, LocalDate last) {
        PartialDate date = PartialDate.ofBirth(new Patient().setBirthDateElement(new DateType(written)));
        assertThat(date.words(GERMAN)).isEqualTo(german);
        assertThat(date.born(GERMAN)).isEqualTo(born);
        assertThat(date.words(ENGLISH)).isEqualTo(english);
        assertThat(date.lastDay()).contains(last);
        assertThat(date.day().isPresent()).isEqualTo(written.length() == 10);
    }

    @Test
    @DisplayName("R8 a record that only says why there is no date of birth has none")
    void unknown() {
        Patient patient = new Patient();
        patient.getBirthDateElement()
                .addExtension("http://hl7.org/fhir/StructureDefinition/data-absent-reason", new StringType("unknown"));
        assertThat(PartialDate.ofBirth(patient).words(GERMAN)).isEmpty();
        assertThat(PartialDate.ofBirth(patient).born(GERMAN)).isEmpty();
        assertThat(PartialDate.ofBirth(new Patient()).day()).isEmpty();
    }

    @Test
    @DisplayName("R8 of a moment its day counts")
    void moment() {
        assertThat(PartialDate.of(new DateTimeType("2026-11-27T10:15:00+01:00")).day())
                .contains(LocalDate.parse("2026-11-27"));
    }
}
