# SPDX-License-Identifier: MIT
"""Makes shops as Shopify gives them, and what their books must hold. See make_orders.py."""
