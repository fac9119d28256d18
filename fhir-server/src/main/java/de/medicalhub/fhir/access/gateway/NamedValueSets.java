package de.medicalhub.fhir.access.gateway;

import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.model.api.IQueryParameterType;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.param.TokenParamModifier;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * The value sets that criteria name ({@code :in}, {@code :not-in}). Of one that is not here the engine says "not found", as if
 * what is searched for were not there; and only where it is asked at all, which depends on what the caller may read.
 */
@Component
class NamedValueSets {
    private static final Set<TokenParamModifier> NAMING = EnumSet.of(TokenParamModifier.IN, TokenParamModifier.NOT_IN);

    private final IValidationSupport terminology;

    NamedValueSets(@Lazy IValidationSupport terminology) {
        this.terminology = terminology;
    }

    /**
     * @throws InvalidRequestException if one of them is neither loaded nor stored here
     */
    void check(SearchParameterMap asked) {
        asked.entrySet()
                .forEach(criterion -> criterion.getValue().stream()
                        .flatMap(List::stream)
                        .filter(this::namesUnknown)
                        .map(TokenParam.class::cast)
                        .findFirst()
                        .ifPresent(unknown -> {
                            throw new InvalidRequestException(sentence(criterion.getKey(), unknown));
                        }));
    }

    /** Whether its value is the canonical of a value set. */
    static boolean isNamed(TokenParam token) {
        return token.getModifier() != null && NAMING.contains(token.getModifier());
    }

    private boolean namesUnknown(IQueryParameterType alternative) {
        return alternative instanceof TokenParam token
                && isNamed(token)
                && (token.isEmpty() || terminology.fetchValueSet(token.getValue()) == null);
    }

    /** The name stands in it, the value not: a value may be anything. */
    private static String sentence(String name, TokenParam unknown) {
        return "The value set that " + name + unknown.getModifier().getValue()
                + " names is not here: no loaded package has it, and it is not stored."
                + " Please look at its address, or have it loaded first.";
    }
}
