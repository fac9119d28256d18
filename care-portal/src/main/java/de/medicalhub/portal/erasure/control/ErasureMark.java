package de.medicalhub.portal.erasure.control;

/** Up to which all is erased here too (ER2). */
public interface ErasureMark {
    /** As noted last. */
    int position();

    /** In the transaction that erases; never back. */
    void move(int position);
}
