/** What is asked, and what comes of it. */
@NullMarked
package de.medicalhub.portal.muster4.entity;

import org.jspecify.annotations.NullMarked;
