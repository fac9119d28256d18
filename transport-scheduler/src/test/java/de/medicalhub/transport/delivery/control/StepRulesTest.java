package de.medicalhub.transport.delivery.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.transport.delivery.Evidence;
import de.medicalhub.transport.delivery.IdentitySeen;
import de.medicalhub.transport.delivery.ParcelCode;
import de.medicalhub.transport.delivery.Proof;
import de.medicalhub.transport.delivery.ReceiverKind;
import de.medicalhub.transport.dispatch.Step;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StepRulesTest {
    private static final String PNG = "data:image/png;base64,"
            + Base64.getEncoder().encodeToString(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0});
    private static final Optional<ParcelCode> LABEL = Optional.of(new ParcelCode("K7QX4M2P"));
    private static final Proof SHOWN =
            Proof.of("Erika Beispiel", PNG).seen(Optional.of(ReceiverKind.RELATIVE), Optional.of(IdentitySeen.ID_CARD));

    @Test
    @DisplayName("3: the code is read at take-over and at the door, however it is typed; the wrong bag is refused")
    void bagIsTheRightOne() {
        StepRules rules = plain(LABEL);
        assertThat(rules.refusal(Step.PICKED_UP, Evidence.NONE)).contains("step.code-missing");
        assertThat(rules.refusal(Step.PICKED_UP, code("K7QX4M2R"))).contains("step.code-wrong");
        assertThat(rules.refusal(Step.PICKED_UP, code(" k7qx-4m2p "))).isEmpty();
        assertThat(rules.refusal(Step.HANDED_OVER, new Evidence(Optional.empty(), Optional.of(SHOWN))))
                .contains("step.code-missing");
        assertThat(rules.refusal(Step.HANDED_OVER, code("K7QX4M2P", SHOWN))).isEmpty();
    }

    private static final String OTHER_PNG = "data:image/png;base64,"
            + Base64.getEncoder().encodeToString(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 1});

    @Test
    @DisplayName(
            "3: without a label nothing is read; on its way back a label is read, too; other steps ask for nothing")
    void withoutLabelNothingIsRead() {
        assertThat(plain(Optional.empty()).refusal(Step.PICKED_UP, Evidence.NONE))
                .isEmpty();
        assertThat(plain(LABEL).refusal(Step.NOT_DELIVERED, Evidence.NONE)).isEmpty();
        assertThat(plain(LABEL).refusal(Step.BROUGHT_BACK, Evidence.NONE)).contains("step.code-missing");
        assertThat(plain(LABEL).refusal(Step.BROUGHT_BACK, code("K7QX4M2P"))).isEmpty();
        assertThat(plain(Optional.empty()).refusal(Step.BROUGHT_BACK, Evidence.NONE))
                .isEmpty();
    }

    @Test
    @DisplayName(
            "4, 5: a cold bag moves on only with a fresh reading, and never while the pharmacist has yet to decide")
    void coldIsMeasuredAndHeld() {
        StepRules unread = new StepRules(LABEL, true, false, false, false, false, true);
        assertThat(unread.refusal(Step.PICKED_UP, code("K7QX4M2P"))).contains("step.temperature-missing");
        StepRules read = new StepRules(LABEL, true, true, false, false, false, true);
        assertThat(read.refusal(Step.HANDED_OVER, code("K7QX4M2P", SHOWN))).isEmpty();
        StepRules held = new StepRules(LABEL, true, true, true, false, false, true);
        assertThat(held.refusal(Step.HANDED_OVER, code("K7QX4M2P", SHOWN))).contains("step.parcel-held");
    }

    @Test
    @DisplayName("6: who receives a labelled bag says who they are and shows a document")
    void receiverIsShown() {
        Proof unseen = Proof.of("Erika Beispiel", PNG);
        assertThat(plain(LABEL).refusal(Step.HANDED_OVER, code("K7QX4M2P", unseen)))
                .contains("step.identity-missing");
        assertThat(plain(Optional.empty())
                        .refusal(Step.HANDED_OVER, new Evidence(Optional.empty(), Optional.of(unseen))))
                .isEmpty();
    }

    @Test
    @DisplayName("6: narcotics go with a driver who may, and are handed over with two signatures")
    void narcoticsNeedTwo() {
        StepRules stranger = new StepRules(LABEL, false, false, false, true, false, true);
        assertThat(stranger.refusal(Step.PICKED_UP, code("K7QX4M2P"))).contains("step.narcotics-not-qualified");
        assertThat(stranger.refusal(
                        Step.HANDED_OVER, code("K7QX4M2P", SHOWN.countersigned(Proof.of("Fahrer Eins", OTHER_PNG)))))
                .isEmpty();
        StepRules fit = new StepRules(LABEL, false, false, false, true, true, true);
        assertThat(fit.refusal(Step.PICKED_UP, code("K7QX4M2P"))).isEmpty();
        assertThat(fit.refusal(Step.HANDED_OVER, code("K7QX4M2P", SHOWN))).contains("step.second-signature-missing");
        assertThat(fit.refusal(
                        Step.HANDED_OVER, code("K7QX4M2P", SHOWN.countersigned(Proof.of("Fahrer Eins", OTHER_PNG)))))
                .isEmpty();
    }

    @Test
    @DisplayName("6: the second signature is another person's")
    void twoSignaturesAreOfTwo() {
        StepRules rules = new StepRules(LABEL, false, false, false, true, true, true);
        for (Proof same : List.of(Proof.of("erika  beispiel", OTHER_PNG), Proof.of("Fahrer Eins", PNG))) {
            assertThat(rules.refusal(Step.HANDED_OVER, code("K7QX4M2P", SHOWN.countersigned(same))))
                    .contains("step.second-signature-same");
        }
    }

    @Test
    @DisplayName(
            "2: what was packed otherwise after the driver accepted does not go with a vehicle that lacks a cold box")
    void coldNeedsABox() {
        StepRules rules = new StepRules(LABEL, true, true, false, false, true, false);
        assertThat(rules.refusal(Step.PICKED_UP, code("K7QX4M2P"))).contains("step.no-cold-box");
        assertThat(rules.refusal(Step.HANDED_OVER, code("K7QX4M2P", SHOWN))).isEmpty();
    }

    @Test
    @DisplayName("10: of a step that was taken without the network all that was amiss is named")
    void allThatIsAmissIsNamed() {
        StepRules rules = new StepRules(LABEL, true, false, true, true, false, true);
        assertThat(rules.refusals(Step.PICKED_UP, code("2222-2222")))
                .containsExactly("step.code-wrong", "step.parcel-held", "step.narcotics-not-qualified");
        assertThat(rules.refusals(Step.HANDED_OVER, code("K7QX4M2P", SHOWN)))
                .containsExactly("step.parcel-held", "step.second-signature-missing");
    }

    private static StepRules plain(Optional<ParcelCode> label) {
        return new StepRules(label, false, false, false, false, false, true);
    }

    private static Evidence code(String code) {
        return new Evidence(Optional.of(code), Optional.empty());
    }

    private static Evidence code(String code, Proof proof) {
        return new Evidence(Optional.of(code), Optional.of(proof));
    }
}
