package org.tallyman.place;

import java.math.BigDecimal;

/** A rectangle on the parent's floor plan, in metres from its left upper corner. */
public record PlanArea(BigDecimal xM, BigDecimal yM, BigDecimal widthM, BigDecimal heightM) {}
