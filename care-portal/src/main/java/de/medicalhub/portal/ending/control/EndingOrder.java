package de.medicalhub.portal.ending.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.cases.Tasks;
import de.medicalhub.portal.ending.entity.Ending;
import de.medicalhub.portal.ending.entity.Said;
import de.medicalhub.portal.records.Resources;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/**
 * The operation that brings an ending about (E2); pure.
 *
 * @param target such as {@code CarePlan/12}
 * @param operation with the dollar sign
 */
public record EndingOrder(String target, String operation, Parameters input) {
    /** What can end in this case as it stands (E1): nothing in one that has ended. */
    public static List<Ending> possible(Case found) {
        return found.hasEnded()
                ? List.of()
                : Arrays.stream(Ending.values())
                        .filter(ending ->
                                !ending.isWithdrawal() || consent(found, ending).isPresent())
                        .toList();
    }

    /**
     * @return empty if it is not possible (any more)
     */
    public static Optional<EndingOrder> of(Case found, Ending ending, Said said) {
        if (ending.isWithdrawal()) {
            return consent(found, ending)
                    .map(consent -> new EndingOrder(
                            Resources.referenceTo(consent),
                            "$withdraw",
                            with(
                                    new Parameters().addParameter("withdrawn-by", new CodeType(said.by())),
                                    "reason",
                                    said.comment())));
        }
        return found.plan()
                .map(plan -> new EndingOrder(
                        Resources.referenceTo(plan), "$close", with(closing(ending, said), "comment", said.comment())));
    }

    private static Parameters closing(Ending ending, Said said) {
        Parameters input = new Parameters().addParameter("reason", new CodeType(ending.code()));
        if (ending == Ending.TRANSFERRED) {
            input.addParameter().setName("destination").setValue(new Reference(said.house()));
        }
        return input;
    }

    private static Optional<Consent> consent(Case found, Ending ending) {
        return found.consents().stream()
                .filter(consent -> consent.getStatus() == Consent.ConsentState.ACTIVE)
                .filter(consent -> consent.getCategory().stream()
                        .anyMatch(category -> Tasks.code(category, HubCodes.CONSENT_PURPOSE)
                                .filter(ending.code()::equals)
                                .isPresent()))
                .findFirst();
    }

    private static Parameters with(Parameters input, String name, @Nullable String text) {
        return text == null || text.isBlank() ? input : input.addParameter(name, new StringType(text.strip()));
    }
}
