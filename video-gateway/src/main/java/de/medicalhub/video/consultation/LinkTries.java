package de.medicalhub.video.consultation;

import de.medicalhub.video.door.Secrets;
import de.medicalhub.video.door.TryLimit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * How often links may be tried. Many people come from one address at the full hour: a link that we gave out counts by itself,
 * whatever came of it. Who brings none that we know counts by the address from which they try. What is used up is refused before
 * anything is looked up.
 */
@ApplicationScoped
public class LinkTries {
    /** Tries a minute of one link. */
    static final int MOST_OF_LINK = 30;

    /** Tries a minute of links that we do not know, from one address; behind it may stand a whole hospital. */
    static final int MOST_OF_ADDRESS = 120;

    private final TryLimit limit;

    @SuppressWarnings("NullAway") // only for the container's proxy, which never uses the field
    protected LinkTries() {
        this(null);
    }

    @Inject
    public LinkTries(TryLimit limit) {
        this.limit = limit;
    }

    /**
     * One try.
     *
     * @param door what kind of link it is
     * @param address from which it is tried
     * @param token the secret of the link, if one was brought
     */
    public record Try(String door, String address, Optional<String> token) {
        private Optional<String> link() {
            return token.map(Secrets::hash);
        }

        private String linkDoor() {
            return door + "-link";
        }
    }

    /**
     * Counts the try and does the work. Until it is known whose try it was, it counts for the address and for the link: of tries at the
     * same moment no more are worked on than may be.
     *
     * @throws RefusedException TOO_MANY, with nothing done, if the address or the link is used up; else what the work throws
     */
    public <T> T counted(Try one, Supplier<T> work) {
        TryLimit.Taken ofAddress = limit.take(one.door(), one.address(), MOST_OF_ADDRESS)
                .orElseThrow(() -> new RefusedException(Refusal.TOO_MANY));
        Optional<TryLimit.Taken> ofLink;
        try {
            ofLink = takeLink(one);
        } catch (RefusedException usedUp) {
            limit.giveBack(ofAddress);
            throw usedUp;
        }
        return done(work, ofAddress, ofLink);
    }

    private Optional<TryLimit.Taken> takeLink(Try one) {
        return one.link()
                .map(link -> limit.take(one.linkDoor(), link, MOST_OF_LINK)
                        .orElseThrow(() -> new RefusedException(Refusal.TOO_MANY)));
    }

    private <T> T done(Supplier<T> work, TryLimit.Taken ofAddress, Optional<TryLimit.Taken> ofLink) {
        Consumer<TryLimit.Taken> giveBack = limit::giveBack;
        boolean known = false;
        boolean counts = false;
        try {
            T done = work.get();
            known = true;
            counts = true;
            return done;
        } catch (RefusedException refused) {
            known = refused.refusal() != Refusal.LINK_UNKNOWN && refused.refusal() != Refusal.NOT_JOINED;
            counts = true;
            throw refused;
        } finally {
            if (known || !counts) {
                giveBack.accept(ofAddress);
            }
            if (!known) {
                ofLink.ifPresent(giveBack);
            }
        }
    }
}
