package de.medicalhub.fhir.engine.control;

import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.InternalErrorException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.lang3.exception.ExceptionUtils;

/** What HAPI fails on by itself while it reads, though whoever sent it is at fault. */
final class Misread {
    /** Where HAPI reads what, and the answer where it fails there. */
    private record Place(String type, String method, String sentence) {
        boolean isIn(Throwable thrown) {
            return Arrays.stream(thrown.getStackTrace())
                    .anyMatch(frame -> frame.getClassName().startsWith(type)
                            && frame.getMethodName().startsWith(method));
        }
    }

    private static final List<Place> PLACES = List.of(
            // found by BodyFuzz: a property without a name
            new Place("ca.uhn.fhir.parser.", "parseResource", "The body cannot be read as a FHIR resource."),
            // such as an unknown code
            new Place(
                    "ca.uhn.fhir.jpa.patch.FhirPatch",
                    "",
                    "The patch brings what the element that it names cannot be."),
            // such as letters for a number
            new Place(
                    "ca.uhn.fhir.rest.server.method.OperationParameter",
                    "",
                    "A parameter of the operation cannot be read as what the parameter is."),
            // found by SearchFuzz: a percent sign for a number
            new Place(
                    "ca.uhn.fhir.rest.param.",
                    "setValue",
                    "The value of a search parameter cannot be read as what the parameter is."));

    private Misread() {}

    /** The answer to it; empty if it is something else. */
    static Optional<String> of(Throwable given) {
        boolean known = given instanceof BaseServerResponseException || given instanceof DataFormatException;
        if (given instanceof Error || (known && !(given instanceof InternalErrorException))) {
            return Optional.empty();
        }
        List<Throwable> causes = ExceptionUtils.getThrowableList(given);
        return PLACES.stream()
                .filter(place -> causes.stream().anyMatch(place::isIn))
                .map(Place::sentence)
                .findFirst();
    }
}
