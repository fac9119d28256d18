package de.medicalhub.fhir.access.gateway;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.param.StringParam;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.param.TokenParamModifier;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.ValueSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NamedValueSetsTest {
    private static final String KNOWN = "https://medicalhub.de/fhir/ValueSet/care-need";
    private static final String UNKNOWN = "https://hospital.example/fhir/ValueSet/none";

    private final NamedValueSets sets = new NamedValueSets(new IValidationSupport() {
        @Override
        public FhirContext getFhirContext() {
            return FhirContext.forR4Cached();
        }

        @Override
        public @Nullable IBaseResource fetchValueSet(String url) {
            return url.equals(KNOWN) ? new ValueSet().setUrl(url) : null;
        }
    });

    @ParameterizedTest
    @EnumSource(names = {"IN", "NOT_IN"})
    @DisplayName("a value set that is not here is refused with the criterion that names it, without its value")
    void unknownOnesAreRefused(TokenParamModifier modifier) {
        TokenOrListParam values =
                new TokenOrListParam().addOr(named(modifier, KNOWN)).addOr(named(modifier, UNKNOWN));
        SearchParameterMap asked =
                new SearchParameterMap().add("status", new TokenParam("final")).add("code", values);
        assertThatThrownBy(() -> sets.check(asked))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("code" + modifier.getValue())
                .hasMessageContaining("not here")
                .hasMessageNotContaining(UNKNOWN);
    }

    @Test
    @DisplayName("one that is here is let through, and so is whatever names none")
    void othersAreLetThrough() {
        SearchParameterMap asked = new SearchParameterMap()
                .add("code", named(TokenParamModifier.IN, KNOWN))
                .add("category", named(TokenParamModifier.NOT, UNKNOWN))
                .add("status", new TokenParam(UNKNOWN))
                .add("name", new StringParam(UNKNOWN));
        assertThatCode(() -> sets.check(asked)).doesNotThrowAnyException();
    }

    private static TokenParam named(TokenParamModifier modifier, String url) {
        return new TokenParam(url).setModifier(modifier);
    }
}
