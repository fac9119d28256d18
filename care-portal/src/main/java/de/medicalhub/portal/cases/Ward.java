package de.medicalhub.portal.cases;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterLocationComponent;
import org.hl7.fhir.r4.model.Encounter.EncounterLocationStatus;

/** The ward that a workplace looks at; kept in a cookie of the browser, and true for every list of the page (C10). */
public final class Ward {
    /** Name of the cookie. */
    public static final String COOKIE = "mh-ward";

    private static final String ID = "[A-Za-z0-9.-]{1,64}";

    private Ward() {}

    /** Id of the Location that was chosen; empty for all. */
    public static String kept(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return Stream.of(cookies == null ? new Cookie[0] : cookies)
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .map(Cookie::getValue)
                .filter(Ward::isId)
                .findFirst()
                .orElse("");
    }

    /** The search finds whoever was ever there; of a stay the ward counts on which it is now, or on which it ended. */
    public static boolean isOf(Encounter stay, String ward) {
        List<EncounterLocationComponent> places = stay.getLocation().stream()
                .filter(place -> place.getStatus() != EncounterLocationStatus.PLANNED)
                .toList();
        List<EncounterLocationComponent> now =
                places.stream().filter(place -> !isLeft(place)).toList();
        return now.isEmpty()
                ? places.stream()
                        .max(Comparator.comparing(Ward::left))
                        .filter(last -> isAt(last, ward))
                        .isPresent()
                : now.stream().anyMatch(place -> isAt(place, ward));
    }

    private static boolean isLeft(EncounterLocationComponent place) {
        return place.getStatus() == EncounterLocationStatus.COMPLETED
                || (!place.hasStatus() && place.getPeriod().hasEnd());
    }

    private static Instant left(EncounterLocationComponent place) {
        return Stream.of(
                        Optional.ofNullable(place.getPeriod().getEnd()),
                        Optional.ofNullable(place.getPeriod().getStart()))
                .flatMap(Optional::stream)
                .findFirst()
                .map(Date::toInstant)
                .orElse(Instant.EPOCH);
    }

    private static boolean isAt(EncounterLocationComponent place, String ward) {
        return ward.equals(place.getLocation().getReferenceElement().getIdPart());
    }

    /** Whether it can be the id of a Location. */
    public static boolean isId(String value) {
        return value.matches(ID);
    }
}
