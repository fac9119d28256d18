package de.medicalhub.fhir.access.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.param.CompositeOrListParam;
import ca.uhn.fhir.rest.param.CompositeParam;
import ca.uhn.fhir.rest.param.QuantityParam;
import ca.uhn.fhir.rest.param.TokenParam;
import java.math.BigDecimal;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Quantity;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasuredPartsTest {
    private static final String LOINC = "http://loinc.org";
    private static final String SYSTOLIC = "8480-6";
    private static final String DIASTOLIC = "8462-4";
    private static final String COMBO = "combo-code-value-quantity";

    private final Observation pressure = pressure();

    @ParameterizedTest
    @CsvSource({
        "8480-6, 131, true",
        "8480-6, 83, false",
        "8462-4, 83, true",
        "8462-4, 131, false",
        "8480-6, gt130, true",
        "8480-6, gt131, false",
        "8480-6, ge131, true",
        "8480-6, lt131, false",
        "8480-6, le131, true",
        "8480-6, ne131, false",
        "8480-6, ne83, true",
        "8480-6, sa130, true",
        "8480-6, eb131, false",
        "8480-6, ap120, true",
        "8480-6, ap100, false",
        "8480-6, 131.0, true",
        "8480-6, 131.4, false",
        "8480-6, 13e1, true",
        "8480-6, 131|http://unitsofmeasure.org|mm[Hg], true",
        "8480-6, 131||mmHg, true",
        "8480-6, 131||kPa, false",
        "85354-9, 131, false",
        "85354-9, 90, true"
    })
    @DisplayName("a value counts for the code beside which it stands")
    void valuesBelongToTheirCode(String code, String value, boolean found) {
        assertThat(MeasuredParts.fit(asked(COMBO, pair(new TokenParam(null, code), value)), pressure))
                .isEqualTo(found);
    }

    @Test
    @DisplayName("one of several that are asked for is enough; what the measurement as a whole says is no part of it")
    void oneOfSeveralIsEnough() {
        SearchParameterMap either = asked(COMBO, pair(token(SYSTOLIC), "83"), pair(token(DIASTOLIC), "83"));
        assertThat(MeasuredParts.fit(either, pressure)).isTrue();
        assertThat(MeasuredParts.fit(asked("component-code-value-quantity", pair(token("85354-9"), "90")), pressure))
                .isFalse();
        assertThat(MeasuredParts.fit(asked(COMBO, pair(new TokenParam("urn:other", SYSTOLIC), "131")), pressure))
                .isFalse();
        assertThat(MeasuredParts.fit(new SearchParameterMap(), pressure)).isTrue();
        assertThat(MeasuredParts.fit(either, new Patient())).isTrue();
    }

    @Test
    @DisplayName("a finding in words of a code stands beside its code, too")
    void conceptsBelongToTheirCode() {
        Observation finding = new Observation();
        finding.addComponent().setCode(code("a")).setValue(code("yes"));
        finding.addComponent().setCode(code("b")).setValue(code("no"));
        String name = "component-code-value-concept";
        assertThat(MeasuredParts.fit(asked(name, new CompositeParam<>(token("a"), token("yes"))), finding))
                .isTrue();
        assertThat(MeasuredParts.fit(asked(name, new CompositeParam<>(token("a"), token("no"))), finding))
                .isFalse();
    }

    private static SearchParameterMap asked(String name, CompositeParam<?, ?>... pairs) {
        SearchParameterMap criteria = new SearchParameterMap();
        criteria.add(name, list(pairs));
        return criteria;
    }

    @SuppressWarnings("unchecked")
    private static CompositeOrListParam<TokenParam, QuantityParam> list(CompositeParam<?, ?>... pairs) {
        CompositeOrListParam<TokenParam, QuantityParam> any =
                new CompositeOrListParam<>(TokenParam.class, QuantityParam.class);
        for (CompositeParam<?, ?> pair : pairs) {
            any.add((CompositeParam<TokenParam, QuantityParam>) pair);
        }
        return any;
    }

    private static CompositeParam<TokenParam, QuantityParam> pair(TokenParam code, String value) {
        return new CompositeParam<>(code, new QuantityParam(value));
    }

    private static TokenParam token(String code) {
        return new TokenParam(LOINC, code);
    }

    private static CodeableConcept code(String code) {
        return new CodeableConcept(new Coding(LOINC, code, null));
    }

    private static Observation pressure() {
        Observation observation = new Observation().setCode(code("85354-9")).setValue(value("90"));
        observation.addComponent().setCode(code(SYSTOLIC)).setValue(value("131"));
        observation.addComponent().setCode(code(DIASTOLIC)).setValue(value("83"));
        return observation;
    }

    private static Quantity value(String number) {
        return new Quantity()
                .setValue(new BigDecimal(number))
                .setSystem("http://unitsofmeasure.org")
                .setCode("mm[Hg]")
                .setUnit("mmHg");
    }
}
