package de.medicalhub.fhir.emergency.control;

import de.medicalhub.common.fhir.CheckDigit;
import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.fhir.operation.ParameterReader;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Why somebody wants to read, and for how long.
 *
 * @param reason code of {@link HubCodes#EMERGENCY_REASON}
 * @param explanation in own words
 */
record EmergencyWish(String reason, String explanation, Duration lasting) {
    private static final String CARD = "card-number";

    /** What is wrong is noted by the reader; then the wish is of no use. */
    static EmergencyWish read(ParameterReader reader, EmergencySettings settings) {
        int longest = settings.longestInMinutes();
        return new EmergencyWish(
                reader.codeOf("reason", true, HubCodes.EMERGENCY_REASON).orElse(""),
                reader.requiredText("explanation").orElse(""),
                Duration.ofMinutes(reader.number("minutes", longest).orElse(longest)));
    }

    /** The Krankenversichertennummer (§ 290 SGB V), as somebody reads it off a card. */
    static Optional<String> readCard(ParameterReader reader) {
        Optional<String> number = reader.requiredText(CARD)
                .map(typed -> typed.replaceAll("\\s", "").toUpperCase(Locale.ROOT));
        if (number.isPresent() && number.filter(CheckDigit.KVNR::isValid).isEmpty()) {
            reader.fault(CARD, "no-card-number");
        }
        return number;
    }
}
